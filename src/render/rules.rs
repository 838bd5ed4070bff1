//! The list of rules for people: name, family, severity, and what the rule finds.

use super::text::painted;
use crate::checks::Rule;
use anstyle::Style;

/// A line a rule, in columns.
pub fn rules(rules: &[Rule], color: bool) -> String {
    let width = rules.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let one = |rule: &Rule| {
        let name = painted(&format!("{:width$}", rule.name), Style::new().bold(), color);
        format!("{name}  {:<8}  {:<7}  {}\n", rule.family.name(), rule.severity.name(), summary(rule))
    };
    rules.iter().map(one).collect()
}

/// The first sentence of a rule's page, on one line.
///
/// ```
/// use copydesk::{checks, render};
/// let summary = checks::rule("leaked-markup").map(render::summary).unwrap();
/// assert!(summary.starts_with("Tags, entities and placeholders") && summary.ends_with('.'));
/// ```
pub fn summary(rule: &Rule) -> String {
    let body = rule.page.lines().skip_while(|line| line.starts_with('#') || line.trim().is_empty());
    let paragraph = body.take_while(|line| !line.trim().is_empty()).collect::<Vec<_>>().join(" ");
    let mut in_code = false;
    let mut last = ' ';
    for (at, c) in paragraph.char_indices() {
        in_code ^= c == '`';
        if c == ' ' && matches!(last, '.' | '?' | '!') && !in_code {
            return paragraph.get(..at).unwrap_or_default().to_owned();
        }
        last = c;
    }
    paragraph
}
