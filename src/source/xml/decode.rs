//! The encoding of XML: by its mark, by what it says, else UTF-8.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes within which a file says its encoding.
const HEAD: usize = 300;

/// The encoding of some XML, and where its text begins; `None` where the bytes are none.
///
/// # Errors
/// Where the encoding that it says is not known.
pub fn encoding(bytes: &[u8]) -> Result<Option<(&'static Encoding, usize)>, String> {
    if let Some(marked) = Encoding::for_bom(bytes) {
        return Ok(Some(marked));
    }
    if let Some(sixteen) = [(b"<\0", UTF_16LE), (b"\0<", UTF_16BE)].iter().find(|(sign, _)| bytes.starts_with(*sign)) {
        return Ok(Some((sixteen.1, 0)));
    }
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes));
    let head = head.trim_start();
    if !head.starts_with('<') {
        return Ok(None);
    }
    let said = || {
        let declared = head.strip_prefix("<?xml")?.split("?>").next()?;
        let (_, value) = declared.split_once("encoding")?;
        value.split(['"', '\'']).nth(1)
    };
    let Some(name) = said() else { return Ok(Some((UTF_8, 0))) };
    let why = || format!("line 1: the encoding “{name}” is not known: save the file as UTF-8");
    let encoding = Encoding::for_label(name.as_bytes()).ok_or_else(why)?;
    // What could be read byte by byte is not in units of two, whatever it says.
    Ok(Some((if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding }, 0)))
}

/// The text of an XML file; `None` where the bytes are none.
///
/// # Errors
/// Where the encoding is unknown or the bytes are not in it.
pub fn decode(bytes: &[u8]) -> Result<Option<String>, String> {
    let Some((encoding, from)) = encoding(bytes)? else { return Ok(None) };
    let body = bytes.get(from..).unwrap_or_default();
    let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(body) else {
        let valid = if encoding == UTF_8 { Encoding::utf8_valid_up_to(body) } else { 0 };
        let line = body.iter().take(valid).filter(|&&byte| byte == b'\n').count() + 1;
        return Err(format!("line {line}: it should be {} and is not: save the file as UTF-8", encoding.name()));
    };
    Ok(text.trim_start().starts_with('<').then(|| text.into_owned()))
}
