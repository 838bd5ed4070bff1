//! JSON whose strings keep their places in the file.

use crate::span::Span;
use crate::story::Traced;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// A value of a file of JSON, read no deeper than it is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Value<'a> {
    file: &'a str,
    /// Where it stands in the file.
    span: Span,
}

impl<'a> Value<'a> {
    /// The value that a file is.
    ///
    /// # Errors
    /// Where it is not JSON: the line, why, and what to do.
    ///
    /// ```
    /// use copydesk::source::json::Value;
    /// let file = r#"{"headline": "Caf\u00e9"}"#;
    /// let copy = Value::of(file).unwrap().get("headline").unwrap().text().unwrap();
    /// assert_eq!(copy.text, "Café");
    /// assert_eq!(copy.trace.place(copydesk::Span::new(0, 5)).of(file), r"Caf\u00e9");
    /// ```
    pub fn of(file: &'a str) -> Result<Value<'a>, String> {
        match serde_json::from_str::<&RawValue>(file) {
            Ok(raw) => Ok(Value::at(file, raw)),
            Err(error) => {
                let reason = error.to_string();
                let reason = reason.split(" at line ").next().unwrap_or(&reason).to_owned();
                let (line, column) = (error.line(), error.column());
                Err(format!("line {line}, column {column}: it is not JSON ({reason}): mend it, or leave it out"))
            }
        }
    }

    fn at(file: &'a str, raw: &'a RawValue) -> Value<'a> {
        // A raw value is a part of the text that it was read from.
        let start = (raw.get().as_ptr() as usize).saturating_sub(file.as_ptr() as usize);
        Value { file, span: Span::new(start, start + raw.get().len()) }
    }

    /// As it is written.
    pub fn raw(self) -> &'a str {
        self.span.of(self.file)
    }

    /// The line that it begins on, from 1.
    pub fn line(self) -> usize {
        super::line_at(self.file, self.span.start)
    }

    /// The fields of an object, the last of each name; none of anything else.
    pub fn fields(self) -> BTreeMap<String, Value<'a>> {
        let fields: BTreeMap<String, &RawValue> = serde_json::from_str(self.raw()).unwrap_or_default();
        fields.into_iter().map(|(name, raw)| (name, Value::at(self.file, raw))).collect()
    }

    /// The items of an array; none of anything else.
    pub fn items(self) -> Vec<Value<'a>> {
        let items: Vec<&RawValue> = serde_json::from_str(self.raw()).unwrap_or_default();
        items.into_iter().map(|raw| Value::at(self.file, raw)).collect()
    }

    /// One field of an object.
    pub fn get(self, name: &str) -> Option<Value<'a>> {
        self.fields().remove(name)
    }

    /// A string with its trace in the file. Half of a surrogate pair is U+FFFD.
    pub fn text(self) -> Option<Traced> {
        let inside = self.raw().strip_prefix('"')?.strip_suffix('"')?;
        let mut copy = Traced::default();
        let mut at = 0;
        while let Some(rest) = inside.get(at..).filter(|rest| !rest.is_empty()) {
            let start = self.span.start + 1 + at;
            let length = rest.find('\\').unwrap_or(rest.len());
            if length > 0 {
                copy.copy(self.file, Span::new(start, start + length));
                at += length;
            } else {
                let (c, length) = escape(rest);
                copy.stand(c.encode_utf8(&mut [0; 4]), Span::new(start, start + length));
                at += length;
            }
        }
        Some(copy)
    }

    /// A string, or a number as it is written, without white space at its ends; not the empty one.
    pub fn word(self) -> Option<String> {
        let raw = self.raw();
        let word = if raw.starts_with(|c: char| c.is_ascii_digit()) { raw.to_owned() } else { self.text()?.text };
        Some(word.trim().to_owned()).filter(|word| !word.is_empty())
    }
}

/// The character that an escape stands for, and how long it is.
fn escape(rest: &str) -> (char, usize) {
    let c = match rest.chars().nth(1) {
        Some('n') => '\n',
        Some('t') => '\t',
        Some('r') => '\r',
        Some('b') => '\u{8}',
        Some('f') => '\u{C}',
        Some('u') => return unicode(rest),
        Some(c) => return (c, 1 + c.len_utf8()),
        None => return (char::REPLACEMENT_CHARACTER, rest.len()),
    };
    (c, 2)
}

fn unicode(rest: &str) -> (char, usize) {
    let unit = |at: usize| {
        let digits = rest.get(at..)?.strip_prefix("\\u")?.get(..4)?;
        u16::from_str_radix(digits, 16).ok()
    };
    let Some(first) = unit(0) else { return (char::REPLACEMENT_CHARACTER, rest.len().min(2)) };
    if let Some(c) = char::from_u32(u32::from(first)) {
        return (c, 6);
    }
    match unit(6).and_then(|second| char::decode_utf16([first, second]).next()) {
        Some(Ok(c)) => (c, 12),
        _ => (char::REPLACEMENT_CHARACTER, 6),
    }
}
