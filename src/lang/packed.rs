//! Texts that lie deflated in the program, `build.rs` packs them: each is written out when it is first asked for.

use flate2::read::ZlibDecoder;
use rustc_hash::FxHashMap;
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
        self.text.get_or_init(|| String::from_utf8(inflated(self.bytes)).unwrap_or_default())
    }
}

/// What `build.rs` deflated; nothing where the bytes are no such data, which the tests of the data would tell.
pub(super) fn inflated(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    ZlibDecoder::new(bytes).read_to_end(&mut out).map_or_else(|_| Vec::new(), |_| out)
}

/// Texts of one kind by language tag, each unpacked alone.
pub(super) struct Parts {
    /// A line a part: its tag, and its length in bytes, in the order in which they lie there.
    lengths: &'static str,
    bytes: &'static [u8],
    parts: OnceLock<FxHashMap<&'static str, Packed>>,
}

/// The texts that `build.rs` packs by tag under a name.
macro_rules! parts {
    ($name:literal) => {
        $crate::lang::packed::Parts::new(
            include_str!(concat!(env!("OUT_DIR"), "/", $name, ".tsv")),
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".z")),
        )
    };
}
pub(super) use parts;

impl Parts {
    pub const fn new(lengths: &'static str, bytes: &'static [u8]) -> Parts {
        Parts { lengths, bytes, parts: OnceLock::new() }
    }

    /// The tags, in the order in which their parts lie there.
    pub fn tags(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.lengths.lines().filter_map(|line| line.split('\t').next())
    }

    /// The part of a tag, empty where there is none.
    pub fn text(&'static self, tag: &str) -> &'static str {
        let cut = || {
            let mut rest = self.bytes;
            let part = |line: &'static str| {
                let (tag, length) = line.split_once('\t')?;
                let (part, behind) = rest.split_at_checked(length.parse().ok()?)?;
                rest = behind;
                Some((tag, Packed::new(part)))
            };
            self.lengths.lines().filter_map(part).collect()
        };
        self.parts.get_or_init(cut).get(tag).map_or("", Packed::text)
    }
}
