//! What each target does with the bytes that it is given. A target panics where a law is broken.

mod copy;
mod files;
mod house;

/// What holds for the bytes of a target.
pub type Law = fn(&[u8]);

/// Every target by its name: a program in `fuzz_targets`, a folder in `corpus`.
pub const TARGETS: [(&str, Law); 15] = [
    ("align", copy::align),
    ("batch", copy::batch),
    ("check", copy::check),
    ("dictionaries", house::dictionaries),
    ("docx", files::docx),
    ("html", files::html),
    ("json", files::json),
    ("lexicons", house::lexicons),
    ("markdown", files::markdown),
    ("po", files::po),
    ("sentences", copy::sentences),
    ("settings", house::settings),
    ("text", files::text),
    ("wire", files::wire),
    ("xml", files::xml),
];

/// Holds a target's law for some bytes; its name is that of the program.
pub fn run(name: &str, bytes: &[u8]) {
    let (_, law) = TARGETS.iter().find(|(known, _)| *known == name).expect("every program has a target");
    law(bytes);
}
