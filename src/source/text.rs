//! Plain text in the encodings of forty years. UTF-8 and UTF-16 by their marks, UTF-8 by its shape,
//! all others as browsers guess them. Line ends stay as they are: every offset that the program gives
//! is into the decoded text.

use super::item::{Contents, Item};
use crate::story::Version;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::sync::Arc;

/// Text, and what a person should know of how it was read.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    pub note: Option<String>,
}

impl Decoded {
    /// The text as a file that versions hold together, and the notes on it so far.
    pub fn into_file(self) -> (Arc<str>, Vec<String>) {
        (self.text.into(), self.note.into_iter().collect())
    }
}

/// The version that a file of plain text is.
///
/// # Errors
/// Where [`decode`] refuses it.
pub fn contents(bytes: &[u8]) -> Result<Contents, String> {
    let Decoded { text, note } = decode(bytes)?;
    let version = Version { text, ..Version::default() };
    Ok(Contents { items: vec![Item { version, ..Item::default() }], notes: note.into_iter().collect() })
}

/// The text that some bytes hold.
///
/// # Errors
/// Where there is no text: nothing but white space, or NUL bytes.
///
/// # Examples
/// ```
/// use copydesk::source::text::decode;
/// assert_eq!(decode(b"\xEF\xBB\xBFSix dead").unwrap().text, "Six dead");
/// let guessed = decode(b"Le pr\xE9sident a \xE9t\xE9 r\xE9\xE9lu hier \xE0 une large majorit\xE9.").unwrap();
/// assert!(guessed.text.contains("réélu") && guessed.note.is_some());
/// assert!(decode(b"PK\0\0").is_err());
/// ```
pub fn decode(bytes: &[u8]) -> Result<Decoded, String> {
    decode_as(bytes, None)
}

/// The text that some bytes hold, in an encoding that they name themselves, as XML and HTML do. A mark at their
/// beginning goes before it, and so does the shape of UTF-8, which no other encoding has by accident; a name
/// that is none is passed over.
///
/// # Errors
/// As [`decode`].
///
/// ```
/// use copydesk::source::text::decode_as;
/// assert_eq!(decode_as(b"r\xE9\xE9lu", Some("ISO-8859-15")).unwrap().text, "réélu");
/// ```
pub fn decode_as(bytes: &[u8], named: Option<&str>) -> Result<Decoded, String> {
    let decoded = decode_any(bytes, named.and_then(|name| Encoding::for_label(name.trim().as_bytes())));
    if decoded.text.contains('\0') {
        return Err("it holds NUL bytes, so it is no text: save it as plain text in UTF-8".to_owned());
    }
    if decoded.text.trim().is_empty() {
        return Err("it is empty: put copy into it, or leave it out".to_owned());
    }
    Ok(decoded)
}

fn decode_any(bytes: &[u8], named: Option<&'static Encoding>) -> Decoded {
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return with(UTF_16LE, rest, false);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return with(UTF_16BE, rest, false);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    // ISO-2022-JP is made of ASCII; only its shifts, escape and dollar, give it away.
    let shifts = bytes.windows(2).any(|pair| pair == b"\x1B$");
    match std::str::from_utf8(bytes) {
        Ok(text) if !shifts => Decoded { text: text.to_owned(), note: None },
        _ if named.is_some_and(|named| named != UTF_8) => with(named.unwrap_or(UTF_8), bytes, false),
        Err(_) if is_nearly_utf8(bytes) => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            let note = "some bytes are not UTF-8 and were read as “\u{FFFD}”: look for lost letters".to_owned();
            Decoded { text, note: Some(note) }
        }
        _ => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
            detector.feed(bytes, true);
            with(detector.guess(None, Utf8Detection::Allow), bytes, true)
        }
    }
}

/// The text that some bytes hold in an encoding, which was guessed or not; bad bytes are “\u{FFFD}”.
pub(super) fn with(encoding: &'static Encoding, bytes: &[u8], guessed: bool) -> Decoded {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let name = encoding.name();
    let note = match (guessed, broken) {
        (true, _) => Some(format!("it is not UTF-8 and was read as {name}, a guess: save it as UTF-8 to be sure")),
        (false, true) => Some(format!("some of it is no {name} and was read as “\u{FFFD}”: look for lost letters")),
        (false, false) => None,
    };
    Decoded { text: text.into_owned(), note }
}

/// Whether broken UTF-8 is likelier than another encoding: four sound letters beyond ASCII or more
/// for every broken one. In other encodings such sequences are accidents (the ratio is a guess).
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound >= 4 * broken
}
