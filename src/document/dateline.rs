//! The day on which a version was written: by its dateline, on a line of its own or before the lead (*KABUL,
//! May 14 (Reuters) -*, МОСКВА, 14 мая., 新华社北京5月14日电), and by what its producer says.

use super::{Document, Kind};
use crate::facts::{Date, Fact, Filed, Value};
use crate::lang::{Sense, Shape};
use std::ops::Range;

/// A dateline stands in one of so many first sentences of the copy.
const FIRST: usize = 4;
/// It has so many tokens of place and agency before its date, and of agency behind it, at most. Guesses from
/// copy.
const BEFORE: usize = 12;
const BEHIND: usize = 8;

/// The day of writing, `None` where nothing says it, and the tokens of the date in the dateline.
pub fn filed(document: &Document<'_>) -> (Option<Filed>, Range<usize>) {
    let stamp = document.version.edition.issued.as_deref().and_then(stamp).and_then(|date| Filed::by_stamp(&date));
    let line = (0..document.sentences.len().min(FIRST)).find_map(|sentence| in_sentence(document, sentence));
    match (line, stamp) {
        (Some((line, tokens)), Some(stamp)) => (Some(line.in_year_of(stamp)), tokens),
        (Some((line, tokens)), None) => (Some(line), tokens),
        (None, stamp) => (stamp, 0..0),
    }
}

/// The day at the head of an ISO 8601 stamp: `2024-05-14T08:00:00Z`, `20240514T080000Z`.
fn stamp(text: &str) -> Option<Date> {
    let digits: String = text.chars().filter(|c| *c != '-').take_while(char::is_ascii_digit).take(8).collect();
    let part = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<u16>().ok());
    let (year, month, day) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
    Some(Date { year: Some(year), month: u8::try_from(month).ok(), day: u8::try_from(day).ok(), ..Date::default() })
}

fn in_sentence(document: &Document<'_>, sentence: usize) -> Option<(Filed, Range<usize>)> {
    let line = document.sentences.get(sentence).filter(|line| matches!(line.kind, Kind::Dateline | Kind::Body))?;
    let dates: Vec<(&Fact, &Date)> = document.facts_of(sentence).iter().filter_map(day).collect();
    let &(first, date) = dates.first()?;
    // Tuesday, May 14
    let (last, date) = match dates.get(1) {
        Some(&(second, other)) if second.tokens.start <= first.tokens.end + 1 => (second, joined(date, other)),
        _ => (first, *date),
    };
    let is_line = line.kind == Kind::Dateline || leads(document, line.tokens.clone(), first, last);
    let tokens = first.tokens.start..last.tokens.end;
    Filed::by_line(&date).filter(|_| is_line).map(|filed| (filed, tokens))
}

/// A date that names a day: by its month or by its weekday.
fn day(fact: &Fact) -> Option<(&Fact, &Date)> {
    match &fact.value {
        Value::Date(date) if date.day.is_some() && date.month.is_some() && !date.open_order => Some((fact, date)),
        Value::Date(date) if date.weekday.is_some() => Some((fact, date)),
        _ => None,
    }
}

fn joined(one: &Date, other: &Date) -> Date {
    Date {
        year: one.year.or(other.year),
        month: one.month.or(other.month),
        day: one.day.or(other.day),
        weekday: one.weekday.or(other.weekday),
        ..Date::default()
    }
}

/// Whether a date stands between a place or an agency and the mark that closes a dateline.
fn leads(document: &Document<'_>, line: Range<usize>, first: &Fact, last: &Fact) -> bool {
    let tokens = &document.tokens;
    let word = |t: &usize| tokens[*t].shape == Shape::Word;
    let plain = |sense| matches!(sense, Sense::Concept(_) | Sense::Reporting | Sense::Function | Sense::Relative(_));
    let names = |t: usize| {
        let small = tokens[t].span.of(document.text()).starts_with(char::is_lowercase);
        !small && !document.has(t, plain)
    };
    let before = line.start..first.tokens.start;
    let place = before.len() <= BEFORE && before.clone().any(|t| word(&t)) && before.filter(word).all(names);
    let behind = last.tokens.end..line.end.min(last.tokens.end + BEHIND);
    let key = |t: usize| &*tokens[t].key;
    let is_dash =
        |t: usize| matches!(key(t), "-" | "–" | "—" | "―") && !(is_glued(document, t) && is_glued(document, t + 1));
    // 5月14日电, and not 5月14日电话.
    let wired =
        |t: usize| matches!(key(t), "電" | "电" | "讯" | "訊") && t == last.tokens.end && !is_glued(document, t + 1);
    let closes = |t: usize| is_dash(t) || wired(t) || matches!(key(t), "】" | "〕");
    let bare = |t: usize| matches!(key(t), "." | "/" | "," | "(" | ")" | ":");
    match behind.clone().find(|&t| closes(t)) {
        Some(end) => place && (last.tokens.end..end).filter(word).count() <= BEHIND / 2,
        // МОСКВА, 14 мая. /ТАСС/
        None => place && line.end <= last.tokens.end + 2 && behind.into_iter().all(bare),
    }
}

fn is_glued(document: &Document<'_>, token: usize) -> bool {
    let tokens = &document.tokens;
    token > 0 && tokens.get(token).is_some_and(|next| next.span.start == tokens[token - 1].span.end)
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use crate::story::{Edition, Version};

    fn dates(text: &str, issued: Option<&str>) -> Vec<String> {
        let edition = Edition { issued: issued.map(str::to_owned), ..Edition::default() };
        let version = Version { text: text.to_owned(), lang: Some("en".to_owned()), edition, ..Version::default() };
        let document = Document::read(&version);
        document.facts.iter().filter(|fact| fact.kind() == "date").map(|fact| fact.canonical()).collect()
    }

    #[test]
    fn a_stamp_gives_a_dateline_its_year() {
        let copy = "KABUL, Dec 31 (NW) - The minister left yesterday.";
        assert_eq!(dates(copy, None), ["--12-31", "--12-30"]);
        assert_eq!(dates(copy, Some("2027-01-01T02:00:00Z")), ["--12-31", "2026-12-30"]);
    }

    #[test]
    fn a_date_within_a_sentence_is_no_dateline() {
        let told = ["--05-14", "yesterday"];
        assert_eq!(
            dates("On May 14 - a Tuesday in all but name - the minister left, as was told yesterday.", None)[..1],
            told[..1]
        );
        assert_eq!(dates("The minister left on May 14. This was told yesterday.", None), told);
        assert_eq!(dates("Police arrested Lee on May 14 - and let him go yesterday.", None), told);
    }
}
