//! What the program says of itself.

use super::run;

const COMMANDS: [&str; 13] = [
    "check",
    "batch",
    "align",
    "diff",
    "group",
    "learn",
    "merge",
    "selftest",
    "facts",
    "rules",
    "explain",
    "completions",
    "man",
];

#[test]
fn every_long_help_has_examples() {
    let program = run(&["--help"]);
    assert!(program.out().contains("\nExamples:\n"));
    for command in COMMANDS {
        let help = run(&[command, "--help"]);
        assert_eq!(help.code(), 0);
        let examples = help.out().split("\nExamples:\n").nth(1).unwrap_or_default();
        assert!(examples.contains(&format!("copydesk {command}")), "{command}: {}", help.out());
        assert!(program.out().contains(&format!("\n  {command} ")), "{command} is not in the list of commands");
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    assert_eq!(run(&["--version"]).out(), concat!("copydesk ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn rules_are_listed_and_explained() {
    let list = run(&["rules"]);
    let json = run(&["rules", "--format", "json"]).json();
    let rules = json.as_array().unwrap();
    assert!(!rules.is_empty());
    assert_eq!(list.out().lines().count(), rules.len());
    for (rule, row) in rules.iter().zip(list.out().lines()) {
        assert_eq!(super::keys(rule), ["family", "name", "severity", "summary"]);
        let name = rule["name"].as_str().unwrap();
        assert!(row.starts_with(name) && row.ends_with(rule["summary"].as_str().unwrap()), "{row}");
        let page = run(&["explain", name]);
        assert_eq!(page.code(), 0);
        assert!(page.out().starts_with(&format!("# {name}\n")), "{}", page.out());
    }
}

#[test]
fn an_unknown_rule_names_the_nearest() {
    let ran = run(&["explain", "leaked-markp"]);
    assert_eq!((ran.code(), ran.out()), (2, ""));
    assert!(ran.err().contains("the nearest is leaked-markup"), "{}", ran.err());
}

#[test]
fn completions_and_man_pages_are_there() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        assert!(run(&["completions", shell]).out().contains("fail-on"), "{shell}");
    }
    assert!(run(&["man"]).out().contains(".TH copydesk 1"));
    for command in COMMANDS {
        let page = run(&["man", command]);
        assert!(page.out().contains(&format!(".TH copydesk-{command} 1")), "{}", page.out());
        assert!(page.out().contains("Examples:"), "{}", page.out());
    }
    assert_eq!(run(&["man", "chek"]).code(), 2);
    assert_eq!(run(&["completions", "cmd"]).code(), 2);
}

#[test]
fn wrong_usage_gives_two() {
    assert_eq!(run(&[]).code(), 2);
    assert_eq!(run(&["chek"]).code(), 2);
    assert!(run(&["chek"]).err().contains("check"));
}
