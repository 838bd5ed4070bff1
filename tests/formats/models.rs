//! What TMX 1.4 and XLIFF 2.0 core allow, as far as plain text needs it: elements for inline codes,
//! user-defined characters, skeletons and groups are left out, so whoever writes one fails.

use super::xml::{Attribute, Model, Part};

const MANY: usize = usize::MAX;

const fn part(names: &'static [&'static str], least: usize, most: usize) -> Part {
    Part { names, least, most }
}

const fn must(name: &'static str, value: fn(&str) -> bool) -> Attribute {
    Attribute { name, required: true, value }
}

const fn may(name: &'static str, value: fn(&str) -> bool) -> Attribute {
    Attribute { name, required: false, value }
}

fn any(_: &str) -> bool {
    true
}

fn is_segtype(value: &str) -> bool {
    ["block", "paragraph", "sentence", "phrase"].contains(&value)
}

fn is_count(value: &str) -> bool {
    value.parse::<u64>().is_ok()
}

/// `YYYYMMDDThhmmssZ`.
fn is_date(value: &str) -> bool {
    let digits =
        |range: std::ops::Range<usize>| value.get(range).is_some_and(|part| part.bytes().all(|b| b.is_ascii_digit()));
    value.len() == 16 && digits(0..8) && digits(9..15) && value.get(8..9) == Some("T") && value.ends_with('Z')
}

/// BCP 47: a language of two to eight letters, then subtags of one to eight letters and digits.
fn is_language(value: &str) -> bool {
    let mut subtags = value.split('-');
    let first = subtags.next().unwrap_or("");
    (2..=8).contains(&first.len())
        && first.chars().all(|c| c.is_ascii_alphabetic())
        && subtags.all(|tag| (1..=8).contains(&tag.len()) && tag.chars().all(|c| c.is_ascii_alphanumeric()))
}

fn is_source_language(value: &str) -> bool {
    value == "*all*" || is_language(value)
}

fn is_unspaced(value: &str) -> bool {
    !value.is_empty() && !value.contains(char::is_whitespace)
}

fn is_nmtoken(value: &str) -> bool {
    !value.is_empty() && value.chars().all(|c| c.is_alphanumeric() || "-_.:".contains(c))
}

fn is_yes_no(value: &str) -> bool {
    ["yes", "no"].contains(&value)
}

fn is_direction(value: &str) -> bool {
    ["ltr", "rtl", "auto"].contains(&value)
}

fn is_space(value: &str) -> bool {
    ["default", "preserve"].contains(&value)
}

fn is_state(value: &str) -> bool {
    ["initial", "translated", "reviewed", "final"].contains(&value)
}

fn is_side(value: &str) -> bool {
    ["source", "target"].contains(&value)
}

fn is_priority(value: &str) -> bool {
    value.parse::<u8>().is_ok_and(|n| (1..=10).contains(&n))
}

/// Pairs of hexadecimal digits for a character that XML 1.0 forbids.
fn is_forbidden_code(value: &str) -> bool {
    let Ok(code) = u32::from_str_radix(value, 16) else { return false };
    value.len().is_multiple_of(2)
        && (matches!(code, 0xFFFE | 0xFFFF) || code < 0x20 && ![0x9, 0xA, 0xD].contains(&code))
}

/// `prefix:value`, as users define it.
fn is_user_defined(value: &str) -> bool {
    value.split_once(':').is_some_and(|(a, b)| is_unspaced(a) && is_unspaced(b) && !b.contains(':'))
}

/// TMX 1.4.
pub const TMX: &[Model] = &[
    Model {
        name: "tmx",
        children: &[part(&["header"], 1, 1), part(&["body"], 1, 1)],
        text: false,
        attributes: &[must("version", |value| value == "1.4")],
    },
    Model {
        name: "header",
        children: &[part(&["note", "prop"], 0, MANY)],
        text: false,
        attributes: &[
            must("creationtool", any),
            must("creationtoolversion", any),
            must("segtype", is_segtype),
            must("o-tmf", any),
            must("adminlang", is_language),
            must("srclang", is_source_language),
            must("datatype", any),
            may("o-encoding", any),
            may("creationdate", is_date),
            may("creationid", any),
            may("changedate", is_date),
            may("changeid", any),
        ],
    },
    Model { name: "body", children: &[part(&["tu"], 0, MANY)], text: false, attributes: &[] },
    Model {
        name: "note",
        children: &[],
        text: true,
        attributes: &[may("o-encoding", any), may("xml:lang", is_language)],
    },
    Model {
        name: "prop",
        children: &[],
        text: true,
        attributes: &[must("type", any), may("o-encoding", any), may("xml:lang", is_language)],
    },
    Model {
        name: "tu",
        children: &[part(&["note", "prop"], 0, MANY), part(&["tuv"], 1, MANY)],
        text: false,
        attributes: &[
            may("tuid", is_unspaced),
            may("segtype", is_segtype),
            may("srclang", is_source_language),
            may("datatype", any),
            may("o-encoding", any),
            may("o-tmf", any),
            may("usagecount", is_count),
            may("lastusagedate", is_date),
            may("creationtool", any),
            may("creationtoolversion", any),
            may("creationdate", is_date),
            may("creationid", any),
            may("changedate", is_date),
            may("changeid", any),
        ],
    },
    Model {
        name: "tuv",
        children: &[part(&["note", "prop"], 0, MANY), part(&["seg"], 1, 1)],
        text: false,
        attributes: &[
            must("xml:lang", is_language),
            may("datatype", any),
            may("o-encoding", any),
            may("o-tmf", any),
            may("usagecount", is_count),
            may("lastusagedate", is_date),
            may("creationtool", any),
            may("creationtoolversion", any),
            may("creationdate", is_date),
            may("creationid", any),
            may("changedate", is_date),
            may("changeid", any),
        ],
    },
    Model { name: "seg", children: &[], text: true, attributes: &[] },
];

/// XLIFF 2.0 core.
pub const XLIFF: &[Model] = &[
    Model {
        name: "xliff",
        children: &[part(&["file"], 1, MANY)],
        text: false,
        attributes: &[
            must("xmlns", |value| value == "urn:oasis:names:tc:xliff:document:2.0"),
            must("version", |value| value == "2.0"),
            must("srcLang", is_language),
            may("trgLang", is_language),
            may("xml:space", is_space),
        ],
    },
    Model {
        name: "file",
        children: &[part(&["notes"], 0, 1), part(&["unit"], 1, MANY)],
        text: false,
        attributes: &[
            must("id", is_nmtoken),
            may("original", any),
            may("canResegment", is_yes_no),
            may("translate", is_yes_no),
            may("srcDir", is_direction),
            may("trgDir", is_direction),
            may("xml:space", is_space),
        ],
    },
    Model { name: "notes", children: &[part(&["note"], 1, MANY)], text: false, attributes: &[] },
    Model {
        name: "note",
        children: &[],
        text: true,
        attributes: &[
            may("id", is_nmtoken),
            may("appliesTo", is_side),
            may("category", any),
            may("priority", is_priority),
        ],
    },
    Model {
        name: "unit",
        children: &[part(&["notes"], 0, 1), part(&["segment", "ignorable"], 1, MANY)],
        text: false,
        attributes: &[
            must("id", is_nmtoken),
            may("name", any),
            may("canResegment", is_yes_no),
            may("translate", is_yes_no),
            may("srcDir", is_direction),
            may("trgDir", is_direction),
            may("type", is_user_defined),
            may("xml:space", is_space),
        ],
    },
    Model {
        name: "segment",
        children: &[part(&["source"], 1, 1), part(&["target"], 0, 1)],
        text: false,
        attributes: &[
            may("id", is_nmtoken),
            may("canResegment", is_yes_no),
            may("state", is_state),
            may("subState", is_user_defined),
        ],
    },
    Model {
        name: "ignorable",
        children: &[part(&["source"], 1, 1), part(&["target"], 0, 1)],
        text: false,
        attributes: &[may("id", is_nmtoken)],
    },
    Model {
        name: "source",
        children: &[part(&["cp"], 0, MANY)],
        text: true,
        attributes: &[may("xml:lang", is_language), may("xml:space", is_space)],
    },
    Model {
        name: "target",
        children: &[part(&["cp"], 0, MANY)],
        text: true,
        attributes: &[
            may("xml:lang", is_language),
            may("xml:space", is_space),
            may("order", |value| is_count(value) && value != "0"),
        ],
    },
    Model { name: "cp", children: &[], text: false, attributes: &[must("hex", is_forbidden_code)] },
];

fn is_severity(value: &str) -> bool {
    ["ignore", "info", "warning", "error"].contains(&value)
}

/// Checkstyle's report, as its `XMLLogger` writes it.
pub const CHECKSTYLE: &[Model] = &[
    Model {
        name: "checkstyle",
        children: &[part(&["file"], 0, MANY)],
        text: false,
        attributes: &[must("version", any)],
    },
    Model { name: "file", children: &[part(&["error"], 0, MANY)], text: false, attributes: &[must("name", is_some)] },
    Model {
        name: "error",
        children: &[],
        text: false,
        attributes: &[
            must("line", is_count),
            may("column", is_count),
            must("severity", is_severity),
            must("message", is_some),
            must("source", is_unspaced),
        ],
    },
];

fn is_some(value: &str) -> bool {
    !value.is_empty()
}

/// JUnit's report, as Jenkins' `jenkins-junit.xsd` has it.
pub const JUNIT: &[Model] = &[
    Model {
        name: "testsuites",
        children: &[part(&["testsuite"], 0, MANY)],
        text: false,
        attributes: &[may("name", any), may("tests", is_count), may("failures", is_count), may("errors", is_count)],
    },
    Model {
        name: "testsuite",
        children: &[part(&["testcase"], 0, MANY)],
        text: false,
        attributes: &[
            must("name", any),
            must("tests", is_count),
            may("failures", is_count),
            may("errors", is_count),
            may("skipped", is_count),
        ],
    },
    Model {
        name: "testcase",
        children: &[part(&["error", "failure"], 0, MANY), part(&["system-out"], 0, MANY)],
        text: false,
        attributes: &[must("name", is_some), must("classname", any)],
    },
    Model {
        name: "failure",
        children: &[],
        text: true,
        attributes: &[may("type", is_unspaced), may("message", is_some)],
    },
    Model {
        name: "error",
        children: &[],
        text: true,
        attributes: &[may("type", is_unspaced), may("message", is_some)],
    },
    Model { name: "system-out", children: &[], text: true, attributes: &[] },
];
