//! The house's order: data flows one way, files are short, languages stay in `lang`.

use copydesk::lang;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules in the order in which data flows through them: each may use itself and those above
/// it. So a value knows nothing of where it goes next, a check can be read without a renderer in
/// mind, and a new format touches one file.
const ORDER: [(&str, &str); 16] = [
    ("span", "places in copy, the base of all"),
    ("deadline", "when work must end"),
    ("parallel", "many hands, one order"),
    ("lang", "knowledge of languages, which knows no story"),
    ("story", "copy as received"),
    ("facts", "what was said, apart from how"),
    ("document", "a version read"),
    ("align", "which sentences say the same"),
    ("names", "whom the versions name"),
    ("kin", "which versions are of one story"),
    ("learn", "what aligned stories teach"),
    ("finding", "what an editor is told"),
    ("checks", "the rules: the last to see documents"),
    ("report", "all that a renderer may know"),
    ("selftest", "what the rules see of known faults"),
    ("render", "formats"),
];

/// Modules beside the flow. `source` brings stories in and knows nothing of what becomes of them;
/// `cli` and `main` join everything.
const BESIDE: [(&str, &[&str]); 1] = [("source", &["span", "lang", "story"])];
const JOINING: [&str; 3] = ["lib", "main", "cli"];

/// What the crate root lends the name of, and the module that it is from.
const ROOT_NAMES: [(&str, &str); 10] = [
    ("Span", "span"),
    ("Story", "story"),
    ("Version", "story"),
    ("Role", "story"),
    ("Document", "document"),
    ("Finding", "finding"),
    ("Severity", "finding"),
    ("Report", "report"),
    ("Options", "report"),
    ("check", "report"),
];

/// Lines: beyond it, ask whether a file has two subjects.
const LONGEST_FILE: usize = 400;

/// One source file, with comments, the insides of strings and test modules blanked out, line by line.
struct Source {
    path: String,
    module: String,
    /// How many modules deep it stands: 1 for `span.rs` and `lang/mod.rs`, 2 for `lang/token.rs`.
    depth: usize,
    lines: usize,
    /// Without comments.
    text: String,
    /// Without comments and strings.
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    gather(&root, &mut paths);
    paths.sort();
    paths.iter().map(|path| source(&root, path)).collect()
}

fn gather(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src can be read") {
        let path = entry.expect("src can be read").path();
        if path.is_dir() {
            gather(&path, paths);
        } else if path.extension().is_some_and(|end| end == "rs") {
            paths.push(path);
        }
    }
}

fn source(root: &Path, path: &Path) -> Source {
    let all = fs::read_to_string(path).expect("src can be read");
    let inside = path.strip_prefix(root).expect("it stands in src").with_extension("");
    let mut parts: Vec<String> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    let tested = all.find("#[cfg(test)]").map_or(all.as_str(), |at| &all[..at]);
    Source {
        path: format!("src/{}.rs", path.strip_prefix(root).expect("it stands in src").with_extension("").display()),
        module: parts[0].clone(),
        depth: parts.len(),
        lines: all.lines().count(),
        text: blanked(tested, false),
        code: blanked(tested, true),
    }
}

/// Rust source with its comments, and on request the insides of its strings, made blank.
fn blanked(source: &str, strings_too: bool) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let (length, is_blank) = if rest.starts_with("//") {
            (rest.find('\n').unwrap_or(rest.len()), true)
        } else if rest.starts_with("/*") {
            (rest.find("*/").map_or(rest.len(), |at| at + 2), true)
        } else if let Some(length) = string_length(rest, out.chars().next_back()) {
            (length, strings_too)
        } else {
            (c.len_utf8(), false)
        };
        let part = &rest[..length];
        if is_blank {
            out.extend(part.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        } else {
            out.push_str(part);
        }
        rest = &rest[length..];
    }
    out
}

/// The length in bytes of the string or character that begins here; a lifetime is neither.
fn string_length(rest: &str, before: Option<char>) -> Option<usize> {
    if let Some(body) = rest.strip_prefix('r').filter(|_| !before.is_some_and(|c| c.is_alphanumeric() || c == '_')) {
        let hashes = body.len() - body.trim_start_matches('#').len();
        if body[hashes..].starts_with('"') {
            let close = format!("\"{}", "#".repeat(hashes));
            let inside = 1 + hashes + 1;
            return Some(rest[inside..].find(&close).map_or(rest.len(), |at| inside + at + close.len()));
        }
    }
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if quote == '\'' && !escaped && c != '\\' && !rest[at + c.len_utf8()..].starts_with('\'') && at == 1 {
            return None;
        }
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// What a file names of the crate: the first part of each path from the root, with its line.
fn roots_named(source: &Source) -> Vec<(usize, String)> {
    let to_root = ["crate::".to_owned(), "super::".repeat(source.depth)];
    let mut found = Vec::new();
    for prefix in to_root {
        for (at, _) in source.code.match_indices(&prefix) {
            let before = source.code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ':' | '$')) {
                continue;
            }
            let line = source.code[..at].matches('\n').count() + 1;
            let rest = &source.code[at + prefix.len()..];
            found.extend(first_names(rest).into_iter().map(|name| (line, name)));
        }
    }
    found
}

/// `a::b` gives a; `{a, b::{c, d}}` gives a and b.
fn first_names(rest: &str) -> Vec<String> {
    let name =
        |text: &str| -> String { text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect() };
    let Some(list) = rest.strip_prefix('{') else { return vec![name(rest)] };
    let mut names = vec![name(list)];
    let mut depth = 1;
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => names.push(name(&list[at + 1..])),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn report(what: &str, failures: &[String]) {
    assert!(failures.is_empty(), "{what}\n\n{}\n", failures.join("\n"));
}

#[test]
fn data_flows_one_way() {
    let place = |module: &str| ORDER.iter().position(|(name, _)| *name == module);
    let mut failures = Vec::new();
    for source in sources().iter().filter(|source| !JOINING.contains(&source.module.as_str())) {
        let beside = BESIDE.iter().find(|(name, _)| *name == source.module).map(|(_, allowed)| *allowed);
        let here = place(&source.module);
        if beside.is_none() && here.is_none() {
            failures.push(format!("{}: module {} has no place in the order", source.path, source.module));
            continue;
        }
        for (line, name) in roots_named(source) {
            let used = ROOT_NAMES.iter().find(|(lent, _)| *lent == name).map_or(name.as_str(), |(_, module)| module);
            let allowed = used == source.module
                || match beside {
                    Some(allowed) => allowed.contains(&used),
                    None => place(used).is_some_and(|used| Some(used) < here),
                };
            if !allowed {
                failures.push(format!("{}:{line}: {} may not use {used}", source.path, source.module));
            }
        }
    }
    report("modules use what stands below them", &failures);
}

#[test]
fn files_are_short() {
    let long = |source: &Source| source.lines > LONGEST_FILE;
    let failures: Vec<String> =
        sources().iter().filter(|s| long(s)).map(|s| format!("{}: {} lines", s.path, s.lines)).collect();
    report(&format!("files of more than {LONGEST_FILE} lines"), &failures);
}

#[test]
fn only_lang_asks_what_language_it_is() {
    let mut failures = Vec::new();
    for source in sources().iter().filter(|source| source.module != "lang") {
        // How many lines a match on a language may still reach.
        let mut matching = 0;
        for (n, (line, code)) in source.text.lines().zip(source.code.lines()).enumerate() {
            let asks =
                code.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "lang" | "language" | "tag"));
            let compares =
                ["==", "!=", "matches!", ".contains(", ".starts_with("].iter().any(|sign| code.contains(sign));
            if asks && code.contains("match ") {
                matching = 20;
            }
            if names_language(line) && (asks && compares || matching > 0 && code.contains("=>")) {
                failures.push(format!("{}:{}: {}", source.path, n + 1, line.trim()));
            }
            matching -= i32::from(matching > 0);
        }
    }
    report("a language is asked for by name; let its file say what differs", &failures);
}

/// Whether a string of the line is the tag of a language.
fn names_language(line: &str) -> bool {
    line.split('"').skip(1).step_by(2).any(|string| lang::tags().any(|tag| tag == string))
}

#[test]
fn blanking_keeps_lines_and_code() {
    let source = "let a = \"x // y\"; // \"z\n/* b */ let c = '\"'; let d: &'a str = r#\"e\"f\"#; g('\\'')";
    assert_eq!(
        blanked(source, true),
        "let a =         ;      \n        let c =    ; let d: &'a str =         ; g(    )"
    );
    assert_eq!(blanked(source, false).lines().count(), 2);
}
