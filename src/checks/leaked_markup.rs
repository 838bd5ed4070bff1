//! Marks of programs in copy: tags, entities, placeholders, tokens of a translation model.

use crate::align::Reading;
use crate::finding::{Family, Finding, Place, Severity};
use crate::span::{Span, text_before, text_from};

/// What never stands in copy that people read. Models' own tokens first, then templates'.
const LITERALS: [&str; 26] = [
    "<unk>",
    "<UNK>",
    "[UNK]",
    "<pad>",
    "<PAD>",
    "[PAD]",
    "<s>",
    "</s>",
    "<eos>",
    "<mask>",
    "[MASK]",
    "[CLS]",
    "[SEP]",
    "<|endoftext|>",
    "⁇",
    "▁",
    "@@ ",
    "\u{FFFC}",
    "{{",
    "}}",
    "${",
    "%1$s",
    "%2$s",
    "%s",
    "%d",
    "%@",
];

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let text = document.text();
    let mut found: Vec<Span> = Vec::new();
    // Hardly a character of copy begins a mark.
    let mut begins = [false; 256];
    LITERALS
        .iter()
        .chain(&["&", "_"])
        .filter_map(|mark| mark.bytes().next())
        .for_each(|b| begins[usize::from(b)] = true);
    let places = text.bytes().enumerate().filter(|&(_, byte)| begins[usize::from(byte)]);
    for (at, c) in places.filter_map(|(at, _)| Some((at, text_from(text, at).chars().next()?))) {
        if found.last().is_some_and(|span| at < span.end) {
            continue;
        }
        let rest = text_from(text, at);
        let length = match c {
            '&' => entity(rest),
            '<' => literal(rest).or_else(|| tag(rest)),
            '{' | '_' => placeholder(rest).or_else(|| literal(rest)),
            // “50 %de” lost a space behind a share; no program's mark stands behind a figure.
            '%' if text_before(text, at).trim_end().ends_with(|c: char| c.is_numeric()) => None,
            _ => literal(rest),
        };
        found.extend(length.map(|length| Span::new(at, at + length)));
    }
    let name = &document.version.id;
    let finding = |span: Span| Finding {
        rule: "leaked-markup",
        family: Family::Garble,
        severity: Severity::Error,
        confidence: 0.98,
        message: format!("“{}” in {name} is a mark of a program that was left in the copy.", span.of(text).trim()),
        fault: Place::new(version, span),
        evidence: Vec::new(),
        suggestion: repaired(span.of(text)),
    };
    found.into_iter().map(finding).collect()
}

fn literal(rest: &str) -> Option<usize> {
    LITERALS.iter().find(|literal| rest.starts_with(**literal)).map(|literal| literal.len())
}

/// `{0}` and `__PH1__`: a number or capitals between marks, the length.
fn placeholder(rest: &str) -> Option<usize> {
    let (open, close) = if rest.starts_with("__") { ("__", "__") } else { ("{", "}") };
    let inner = rest.strip_prefix(open)?;
    let is_close = |&end: &usize| inner.get(end..).is_some_and(|rest| rest.starts_with(close));
    let end = (0..=20).find(is_close).filter(|&end| end > 0)?;
    let is_name = |c: char| c.is_ascii_digit() || open == "__" && (c.is_ascii_uppercase() || c == '_');
    text_before(inner, end).chars().all(is_name).then_some(open.len() + end + close.len())
}

/// The characters that common entities stand for.
const ENTITIES: [(&str, &str); 14] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("mdash", "—"),
    ("rsquo", "’"),
    ("lsquo", "‘"),
    ("rdquo", "”"),
    ("ldquo", "“"),
    ("hellip", "…"),
    ("eacute", "é"),
];

fn repaired(words: &str) -> Option<String> {
    let name = words.strip_prefix('&')?.strip_suffix(';')?.trim();
    ENTITIES.iter().find(|(entity, _)| *entity == name).map(|&(_, sign)| sign.to_owned())
}

/// Where a sign stands that is at most so many bytes away.
fn find_within(rest: &str, sign: char, most: usize) -> Option<usize> {
    rest.char_indices().take_while(|(at, _)| *at <= most).find(|(_, c)| *c == sign).map(|(at, _)| at)
}

/// `&amp;`, `&#39;`, and `& amp ;` as a tokeniser leaves it: the length.
fn entity(rest: &str) -> Option<usize> {
    let end = find_within(rest, ';', 10)?;
    let name = Span::new(1, end).of(rest).trim();
    let coded = name.strip_prefix('#').is_some_and(|code| {
        let digits = code.strip_prefix(['x', 'X']).unwrap_or(code);
        !digits.is_empty() && digits.chars().all(|c| c.is_ascii_hexdigit())
    });
    (coded || ENTITIES.iter().any(|(entity, _)| *entity == name)).then_some(end + 1)
}

/// An opening or closing tag of HTML that copy is likely to hold: the length.
fn tag(rest: &str) -> Option<usize> {
    const TAGS: [&str; 18] = [
        "a", "b", "i", "u", "p", "br", "hr", "em", "strong", "span", "div", "h1", "h2", "h3", "ul", "li", "img",
        "script",
    ];
    let end = find_within(rest, '>', 200)?;
    let inner = Span::new(1, end).of(rest).trim_start_matches('/');
    let name: String = inner.chars().take_while(char::is_ascii_alphanumeric).collect();
    let closes = text_from(inner, name.len()).chars().next().is_none_or(|c| c == ' ' || c == '/');
    (closes && TAGS.contains(&name.to_ascii_lowercase().as_str())).then_some(end + 1)
}
