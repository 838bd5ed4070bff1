//! What the gate is worth, for people: `copydesk selftest`.
//!
//! ```text
//! fault            planted  caught  share  by another  noted  off  missed  meant for
//! figure-replaced       42      40    95%           1      0    0       2  number-differs
//!
//! caught by language  ar   de   en
//! figure-replaced    93% 100%  92%
//! ```
//!
//! - `caught` are the faults that an error or a warning told of, by a rule that is meant or by another one; `share`
//!   is their part of those whose rule is on. `noted` are those that a note alone told of.
//! - A share is rounded down, so that 100% has no exception. `-` stands where nothing could be planted, `off` where
//!   the rule that is meant is off in the settings.

use super::excerpt::{boxed, clean, message};
use super::tally::count;
use super::text::painted;
use crate::selftest::{Count, Planted, Row, Worth, untried};
use crate::span::Span;
use anstyle::Style;

/// Languages in one table: more do not fit a line of a terminal.
const LANGUAGES: usize = 12;

/// The tables, so many examples of what was missed of each kind, and what was found where nothing was wrong.
pub fn worth(worth: &Worth<'_>, examples: usize, color: bool) -> String {
    let rows: Vec<&Row> = worth.rows.iter().filter(|row| row.all.planted > 0).chain([&worth.total]).collect();
    let mut out = counts(&rows, color);
    let languages: Vec<&String> = worth.total.languages.keys().collect();
    for languages in languages.chunks(LANGUAGES) {
        out.push('\n');
        out.push_str(&shares(&rows, languages, color));
    }
    for planted in worth.examples(examples) {
        out.push('\n');
        out.push_str(&missed(planted, color));
    }
    out.push('\n');
    for checked in worth.controls.iter().filter(|checked| checked.stories > 0) {
        let stories = count(checked.stories, "story", "stories");
        let alarms = count(checked.alarms.len(), "false alarm", "false alarms");
        out.push_str(&format!("no fault, {} ({stories}): {alarms}\n", checked.control.what));
        for alarm in checked.alarms.iter().take(examples) {
            out.push_str(&format!("  {}: {} [{}]\n", clean(&alarm.story), message(&alarm.message), alarm.rule));
        }
    }
    let never: Vec<&str> = worth.rows.iter().filter(|row| row.all.planted == 0).filter_map(name).collect();
    if !never.is_empty() {
        out.push_str(&format!("nothing to plant in this copy: {}\n", never.join(", ")));
    }
    out.push_str(&format!("no fault is known for: {}\n", untried().collect::<Vec<_>>().join(", ")));
    out
}

fn name(row: &Row) -> Option<&'static str> {
    row.kind.map(|kind| kind.name)
}

fn head(words: &str, color: bool) -> String {
    painted(words, Style::new().bold(), color)
}

fn counts(rows: &[&Row], color: bool) -> String {
    let line = |cells: [&str; 9]| {
        let [fault, planted, caught, share, by_another, noted, off, missed, rule] = cells;
        let line = format!(
            "{fault:<21} {planted:>7} {caught:>7} {share:>6} {by_another:>11} {noted:>6} {off:>4} {missed:>7}  {rule}"
        );
        line.trim_end().to_owned()
    };
    let titles = ["fault", "planted", "caught", "share", "by another", "noted", "off", "missed", "meant for"];
    let mut out = head(&line(titles), color) + "\n";
    for row in rows {
        let Count { planted, caught_else, noted, off, .. } = row.all;
        let numbers = [planted, row.all.told(), caught_else, noted, off, row.all.missed()].map(|n| n.to_string());
        let [planted, caught, by_another, noted, off, missed] = numbers.each_ref().map(String::as_str);
        let rule = row.kind.and_then(|kind| kind.rules.first()).copied().unwrap_or_default();
        let share = share(&row.all);
        let cells = [name(row).unwrap_or("all"), planted, caught, &share, by_another, noted, off, missed, rule];
        out.push_str(&(line(cells) + "\n"));
    }
    out
}

fn shares(rows: &[&Row], languages: &[&String], color: bool) -> String {
    let cells = |cells: Vec<String>| cells.iter().map(|cell| format!(" {cell:>5}")).collect::<String>();
    let titles = cells(languages.iter().map(|lang| clean(lang)).collect());
    let mut out = head(&format!("{:<21}{titles}", "caught by language"), color) + "\n";
    for row in rows {
        let of = |lang: &&String| row.languages.get(*lang).map_or("-".to_owned(), share);
        out.push_str(&format!("{:<21}{}\n", name(row).unwrap_or("all"), cells(languages.iter().map(of).collect())));
    }
    out
}

fn share(count: &Count) -> String {
    match count.share() {
        Some(share) => format!("{}%", (share * 100.0).floor()),
        None if count.off > 0 => "off".to_owned(),
        None => "-".to_owned(),
    }
}

fn missed(planted: &Planted, color: bool) -> String {
    let (was, is) = (&planted.was, &planted.is);
    // Of a place where nothing stands colour shows nothing.
    let style = |span: Span| (color && !span.is_empty()).then(|| Style::new().invert());
    let path = planted.path.as_deref().unwrap_or(&planted.version);
    let rule = painted(&format!("[{}]", planted.kind.name), Style::new().dimmed(), color);
    format!(
        "missed: {} in {} ({}). {rule}\n  --> {}:{}\n  was: {}\n  is:  {}\n",
        planted.kind.what,
        clean(&planted.version),
        clean(&planted.lang),
        clean(path),
        planted.line,
        boxed(&was.0, was.1, style(was.1)),
        boxed(&is.0, is.1, style(is.1)),
    )
}
