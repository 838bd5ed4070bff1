//! What the formats for pipelines allow in JSON, as far as a report needs it: an object that has a key which is not
//! listed here fails, and so does one that lacks a key which must be there.

use serde_json::Value;

/// An object of a format: its name, and its keys. A key that ends in `!` must be there.
pub type Shape = (&'static str, &'static [(&'static str, Kind)]);

#[derive(Clone, Copy)]
pub enum Kind {
    Text,
    /// From 1.
    Count,
    /// From 0.
    Index,
    /// 0 to so much.
    UpTo(f64),
    Flag,
    OneOf(&'static [&'static str]),
    Object(&'static str),
    /// Of one object or more.
    List(&'static str),
    Words,
}

use Kind::*;

/// What is wrong with a value that should be an object of that name.
pub fn complaints(value: &Value, name: &str, shapes: &[Shape]) -> Vec<String> {
    let Some((_, keys)) = shapes.iter().find(|(known, _)| *known == name) else {
        return vec![format!("{name} is no object")];
    };
    let Some(object) = value.as_object() else { return vec![format!("{name} is {value}")] };
    let mut found = Vec::new();
    for (key, value) in object {
        match keys.iter().find(|(known, _)| known.trim_end_matches('!') == key) {
            None => found.push(format!("{name} has no {key}")),
            Some((_, kind)) => {
                found.extend(misfits(value, *kind, shapes).into_iter().map(|why| format!("{name}.{key}: {why}")))
            }
        }
    }
    let needed = keys.iter().filter_map(|(key, _)| key.strip_suffix('!'));
    found.extend(needed.filter(|key| !object.contains_key(*key)).map(|key| format!("{name} lacks {key}")));
    found
}

fn misfits(value: &Value, kind: Kind, shapes: &[Shape]) -> Vec<String> {
    let fits = match kind {
        Text => value.is_string(),
        Count => value.as_u64().is_some_and(|count| count >= 1),
        Index => value.is_u64(),
        UpTo(most) => value.as_f64().is_some_and(|number| (0.0..=most).contains(&number)),
        Flag => value.is_boolean(),
        OneOf(words) => value.as_str().is_some_and(|word| words.contains(&word)),
        Words => value.as_array().is_some_and(|list| list.iter().all(Value::is_string)),
        Object(name) => return complaints(value, name, shapes),
        List(name) => {
            let Some(list) = value.as_array() else { return vec![format!("{value} is no list")] };
            return list.iter().flat_map(|entry| complaints(entry, name, shapes)).collect();
        }
    };
    if fits { Vec::new() } else { vec![format!("{value} has no place here")] }
}

/// SARIF 2.1.0, sections 3.13 to 3.58. The whole output was also held against the schema of the standard by hand.
pub const SARIF: &[Shape] = &[
    ("log", &[("$schema", Text), ("version!", OneOf(&["2.1.0"])), ("runs!", List("run"))]),
    (
        "run",
        &[
            ("tool!", Object("tool")),
            ("columnKind", OneOf(&["utf16CodeUnits", "unicodeCodePoints"])),
            ("invocations", List("invocation")),
            ("results", List("result")),
        ],
    ),
    ("tool", &[("driver!", Object("driver"))]),
    ("driver", &[("name!", Text), ("version", Text), ("semanticVersion", Text), ("rules", List("rule"))]),
    (
        "rule",
        &[
            ("id!", Text),
            ("shortDescription", Object("message")),
            ("help", Object("help")),
            ("defaultConfiguration", Object("configuration")),
            ("properties", Object("properties")),
        ],
    ),
    ("message", &[("text!", Text)]),
    ("help", &[("text!", Text), ("markdown", Text)]),
    ("configuration", &[("level", LEVEL)]),
    ("properties", &[("tags", Words)]),
    ("invocation", &[("executionSuccessful!", Flag), ("toolExecutionNotifications", List("notification"))]),
    ("notification", &[("level", LEVEL), ("message!", Object("message"))]),
    (
        "result",
        &[
            ("ruleId", Text),
            ("ruleIndex", Index),
            ("level", LEVEL),
            ("message!", Object("message")),
            ("locations", List("location")),
            ("relatedLocations", List("location")),
            ("partialFingerprints", Object("fingerprints")),
            ("rank", UpTo(100.0)),
            ("baselineState", OneOf(&["new", "unchanged", "updated", "absent"])),
            ("suppressions", List("suppression")),
            ("fixes", List("fix")),
        ],
    ),
    ("fingerprints", &[("copydesk/v2", Text), ("primaryLocationLineHash", Text)]),
    (
        "suppression",
        &[
            ("kind!", OneOf(&["inSource", "external"])),
            ("status", OneOf(&["accepted", "underReview", "rejected"])),
            ("justification", Text),
        ],
    ),
    (
        "location",
        &[
            ("id", Index),
            ("physicalLocation", Object("physical")),
            ("logicalLocations", List("logical")),
            ("message", Object("message")),
        ],
    ),
    ("physical", &[("artifactLocation!", Object("artifact")), ("region", Object("region"))]),
    ("artifact", &[("uri", Text)]),
    ("logical", &[("fullyQualifiedName", Text)]),
    (
        "region",
        &[
            ("startLine", Count),
            ("startColumn", Count),
            ("endLine", Count),
            ("endColumn", Count),
            ("snippet", Object("content")),
        ],
    ),
    ("content", &[("text", Text)]),
    ("fix", &[("description", Object("message")), ("artifactChanges!", List("change"))]),
    ("change", &[("artifactLocation!", Object("artifact")), ("replacements!", List("replacement"))]),
    ("replacement", &[("deletedRegion!", Object("region")), ("insertedContent", Object("content"))]),
];

const LEVEL: Kind = OneOf(&["none", "note", "warning", "error"]);

/// GitLab's code quality report: an array of these.
pub const GITLAB: &[Shape] = &[
    (
        "issue",
        &[
            ("description!", Text),
            ("check_name!", Text),
            ("fingerprint!", Text),
            ("severity!", OneOf(&["info", "minor", "major", "critical", "blocker"])),
            ("location!", Object("location")),
        ],
    ),
    ("location", &[("path!", Text), ("lines!", Object("lines"))]),
    ("lines", &[("begin!", Count), ("end", Count)]),
];

/// Reviewdog's `reviewdog.proto`, `DiagnosticResult`.
pub const RDJSON: &[Shape] = &[
    ("result", &[("source", Object("source")), ("diagnostics!", List("diagnostic"))]),
    ("source", &[("name", Text), ("url", Text)]),
    (
        "diagnostic",
        &[
            ("message!", Text),
            ("location!", Object("location")),
            ("severity", OneOf(&["ERROR", "WARNING", "INFO"])),
            ("code", Object("code")),
            ("suggestions", List("suggestion")),
            ("related_locations", List("related")),
        ],
    ),
    ("location", &[("path!", Text), ("range", Object("range"))]),
    ("range", &[("start!", Object("position")), ("end", Object("position"))]),
    ("position", &[("line!", Count), ("column", Count)]),
    ("code", &[("value!", Text), ("url", Text)]),
    ("suggestion", &[("range!", Object("range")), ("text!", Text)]),
    ("related", &[("message", Text), ("location!", Object("location"))]),
];
