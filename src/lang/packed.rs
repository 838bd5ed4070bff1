//! Texts that lie deflated in the program, `build.rs` packs them: each is written out when it is first asked for.

use flate2::read::ZlibDecoder;
use std::io::Read;
use std::sync::OnceLock;

/// A text of the language data.
pub(super) struct Packed {
    bytes: &'static [u8],
    text: OnceLock<String>,
}

/// The text of a file under `data`, by its name.
macro_rules! packed {
    ($name:literal) => {
        $crate::lang::packed::Packed::new(include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".z")))
    };
}
pub(super) use packed;

impl Packed {
    pub const fn new(bytes: &'static [u8]) -> Packed {
        Packed { bytes, text: OnceLock::new() }
    }

    /// Empty where the bytes are no such text, which the tests of the data would tell.
    pub fn text(&'static self) -> &'static str {
        self.text.get_or_init(|| {
            let mut text = String::new();
            ZlibDecoder::new(self.bytes).read_to_string(&mut text).map_or_else(|_| String::new(), |_| text)
        })
    }
}
