//! One version denies what the other says.

use super::denials::{Denied, first_word, is_close, unanswered};
use super::versus::{Clash, Told, clashes, findings};
use super::wording::Wording;
use crate::align::{Group, Reading};
use crate::document::Document;
use crate::finding::Finding;
use crate::span::Span;

// Shares of words with twins below which a sentence may be turned round ("did not fail" for "worked"),
// measured on English translations of one text and on human translations that agree.

/// Where the word that is denied has a twin and stands first beside the negation, and across languages,
/// where only known words find their twins.
const SHARED: f64 = 0.4;
/// Where it stands farther off, or has none, as where one version says *justified* and the other *explained*.
const SHARED_APART: f64 = 0.55;
/// Where the word with a twin is a name, and where it stands beside the negation: *not Lind, as announced*.
const SHARED_BY_NAME: f64 = 0.65;
const SHARED_BESIDE_NAME: f64 = 0.85;
/// Of the words round a negation, in one language, across two, and where a name is what is denied.
const COMPANY: f64 = 0.2;
const COMPANY_ACROSS: f64 = 0.5;
const COMPANY_OF_NAME: f64 = 0.5;

const TOLD: Told = Told { rule: "negation-differs", verb: "denies", confidence: 0.85 };

pub fn check(reading: &Reading<'_>, group: &Group) -> Vec<Finding> {
    let told =
        |company: f64| clashes(reading, group, |_, _| true, |documents, wording| between(documents, wording, company));
    if group.versions().count() < 3 {
        return findings(reading, group, &TOLD, told(COMPANY_ACROSS));
    }
    // What two deny of one, each less surely, is sure. Most rows have none.
    let mut known = told(COMPANY);
    let sure = if known.is_empty() { Vec::new() } else { told(COMPANY_ACROSS) };
    let of_plain = |clash: &Clash, other: &Clash| {
        clash.other.0 == other.other.0 && clash.other.1.meets(other.other.1) && clash.one.0 != other.one.0
    };
    let all = known.clone();
    let has_ally = |clash: &Clash| all.iter().any(|other| of_plain(clash, other));
    // What others deny of a version together, one more may tell by another word of the sentence.
    let is_told = |clash: &Clash| all.iter().any(|other| other.other.0 == clash.other.0 && has_ally(other));
    known.retain(|clash| has_ally(clash) || sure.contains(clash) && !is_told(clash));
    findings(reading, group, &TOLD, known)
}

fn between(documents: [&Document<'_>; 2], wording: &Wording, company: f64) -> Vec<[(usize, Span); 2]> {
    if wording.shared < SHARED {
        return Vec::new();
    }
    let left = unanswered(documents, wording);
    let sides = (0..2).flat_map(|side| left[side].iter().map(move |one| (side, one)));
    let sure = sides.filter(|(side, one)| is_sure(documents, wording, *side, one, company));
    sure.map(|(side, one)| {
        let plain = plain(documents[1 - side], wording, side, one);
        [(side, quoted(documents[side], one)), (1 - side, plain)]
    })
    .collect()
}

fn is_sure(documents: [&Document<'_>; 2], wording: &Wording, side: usize, one: &Denied, across: f64) -> bool {
    let place = wording.place(side, one.tokens.start);
    let company = wording.company(documents, side, one.tokens.clone(), place..place);
    let close = is_close(documents[side], one);
    // A name is seldom what is denied: *not Ando's buildings but the festival*.
    if one.act.is_some_and(|act| is_name(documents[side], act)) {
        let least = if close { SHARED_BESIDE_NAME } else { SHARED_BY_NAME };
        if wording.shared < least || company < COMPANY_OF_NAME {
            return false;
        }
    }
    if wording.same_language {
        return company >= COMPANY && (close || wording.shared >= SHARED_APART);
    }
    // A word between the two may be what is denied.
    let next = |act: usize| one.tokens.contains(&act) || act <= one.tokens.end + 1 && act + 2 >= one.tokens.start;
    close && one.act.is_some_and(next) && company >= across
}

/// Whether a word has a capital that its sentence does not give it, and is no word of its language.
fn is_name(document: &Document<'_>, at: usize) -> bool {
    let opens =
        document.sentence_at(document.tokens[at].span.start).is_some_and(|s| document.sentences[s].tokens.start == at);
    document.is_capital(at) && !opens && !document.lang.is_word(&document.tokens[at].key)
}

/// What the other version says there: the twin of the denied word, or else the sentence.
fn plain(document: &Document<'_>, wording: &Wording, side: usize, one: &Denied) -> Span {
    let said = one.act.and_then(|act| wording.twin(side, act));
    let sentence = || document.sentence_at(document.tokens.get(wording.place(side, one.tokens.start))?.span.start);
    match said {
        Some(said) => document.span_of(&(said..said + 1)),
        None => sentence().map_or_else(Span::default, |sentence| document.sentences[sentence].span),
    }
}

/// The negation with the word that it denies.
fn quoted(document: &Document<'_>, one: &Denied) -> Span {
    let word = first_word(document, one).unwrap_or(one.tokens.start);
    let mut from = one.tokens.start.min(word);
    // An ending is shown with its word: didn't.
    if document.tokens[from].key.starts_with('\'') {
        from = from.saturating_sub(1);
    }
    document.span_of(&(from..one.tokens.end.max(word + 1)))
}
