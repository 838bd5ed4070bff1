//! A finding, beside the row of its fault.

use super::sheet::Sheet;
use super::{clean, in_words, message, shape};
use crate::finding::Place;
use crate::render::run::Told;
use crate::report::Standing;
use maud::{Markup, html};

/// Characters of a quotation: more is read in the row.
const QUOTED: usize = 80;

/// The id of a finding's card.
pub fn id(sheet: &Sheet<'_>, finding: usize) -> String {
    format!("s{}f{finding}", sheet.number)
}

/// The card of one finding of a sheet.
pub fn card(sheet: &Sheet<'_>, number: usize) -> Markup {
    let told = &sheet.told[number];
    let finding = told.finding;
    let severity = finding.severity.name();
    let versions: Vec<String> = {
        let mut versions: Vec<usize> = finding.places().map(|place| place.version).collect();
        versions.sort_unstable();
        versions.dedup();
        versions.iter().map(usize::to_string).collect()
    };
    let title = id(sheet, number) + "t";
    html! {
        article.finding.(severity) id=(id(sheet, number)) tabindex="-1" aria-labelledby=(title)
            data-finding=(number) data-fingerprint=(told.fingerprint) data-rule=(finding.rule) data-family=(finding.family.name())
            data-severity=(severity) data-versions=(versions.join(" ")) data-standing=(told.standing.name())
            data-story=(clean(told.story_id())) data-quote=(clean(&quoted(told, &finding.fault))) {
            h4 id=(title) {
                span.shape aria-hidden="true" { (shape(finding.severity)) } " "
                span.severity { (capital(severity)) } " "
                span.rule { (in_words(finding.rule)) }
                " " span.line { (place(told)) }
            }
            p.message { (message(&finding.message)) }
            (working(sheet, told))
            @if let Some(words) = finding.suggestion.as_deref() { (suggestion(words)) }
            (standing(told.standing))
            p.decision hidden {}
            p.actions {
                button type="button" data-do="accept" { "Accept…" }
                " " button type="button" data-do="explain" { "Explain" }
                " " a.link href={ "#f=" (told.fingerprint) } { "Link" }
            }
        }
    }
}

/// What the message does not say: what words are taken to mean, and those that stand in another row.
fn working(sheet: &Sheet<'_>, told: &Told<'_>) -> Markup {
    let row = sheet.row_of(&told.finding.fault);
    let says_more = |place: &&Place| {
        let words = told.words(place).trim();
        let is_said = |words: &str| told.finding.message.contains(words);
        place.value.as_deref().is_some_and(|value| value != words && !(is_said(value) && is_said(words)))
            || sheet.row_of(place) != row
    };
    let places: Vec<&Place> = told.finding.places().filter(says_more).collect();
    html! { @if !places.is_empty() { dl { @for place in places { (quotation(sheet, told, place)) } } } }
}

fn suggestion(words: &str) -> Markup {
    html! {
        p.suggestion {
            @if words.is_empty() { "Suggestion: leave it out." } @else {
                "Suggestion: " bdi { (visible(words)) } " "
                button type="button" data-do="copy" data-words=(clean(words)) { "Copy" }
            }
        }
    }
}

/// Where the fault stands in its file.
pub fn place(told: &Told<'_>) -> String {
    let address = told.address(&told.finding.fault);
    format!("{}, line {}", clean(address.version), address.start.line)
}

/// The words as they are seen: white space alone would be nothing.
pub fn visible(words: &str) -> String {
    if words.trim().is_empty() { "␣".repeat(words.chars().count()) } else { clean(words) }
}

fn standing(standing: Standing<'_>) -> Markup {
    let by = |decision: &crate::report::Decision| {
        let by = decision.by.as_deref().map(|by| format!(" by {by}")).unwrap_or_default();
        let until = decision.until.map(|day| format!(", until {day}")).unwrap_or_default();
        clean(&format!("{by}{until}: {}", decision.reason.as_deref().unwrap_or_default()))
    };
    match standing {
        Standing::New => html! {},
        Standing::Known => html! { p.standing { "Known: it stands in the baseline." } },
        Standing::Accepted(decision) => html! { p.standing { "Accepted" (by(decision)) } },
        Standing::Expired(decision) => html! { p.standing { "Acceptance over" (by(decision)) } },
    }
}

fn quotation(sheet: &Sheet<'_>, told: &Told<'_>, place: &Place) -> Markup {
    let document = sheet.documents().get(place.version);
    let words = quoted(told, place);
    html! {
        div {
            dt { bdi { (clean(told.version(place))) } }
            dd {
                bdi lang=[document.map(|document| document.tag.as_str())] { (clean(&words)) }
                @if let Some(value) = place.value.as_deref().filter(|value| *value != words) {
                    " " small { "= " bdi { (clean(value)) } }
                }
                @let row = sheet.row_of(place);
                @if row != sheet.row_of(&told.finding.fault) {
                    " " a href={ "#" (super::story::row_id(sheet.number, row)) } { "row " (row + 1) }
                }
            }
        }
    }
}

/// The words of a place, cut where they are many.
fn quoted(told: &Told<'_>, place: &Place) -> String {
    let words = told.words(place).trim();
    match words.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
        None => words.to_owned(),
    }
}

/// The word with a capital.
pub fn capital(word: &str) -> String {
    let mut rest = word.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}
