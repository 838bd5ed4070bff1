//! Common nouns that stand where another version has a name: "the organisation", "Die Bank".

use crate::align::{Group, Reading};
use crate::document::Document;
use crate::facts::Value;
use crate::lang::{Concept, Hit, Sense, Shape};
use crate::names::is_named;
use std::ops::Range;

/// What an organisation is called once its name is known. A government, a court or an army needs no
/// name to be understood.
const BODIES: [&str; 5] = ["organisation", "agency", "commission", "bank", "union"];

/// What may follow a noun that stands alone; brackets, quotation marks and hyphens join a name to it.
const STOPS: [&str; 16] = [".", ",", ";", ":", "!", "?", "،", "؛", "؟", "。", "，", "、", "：", "।", "–", "—"];

/// The body that a hit names.
pub fn body(hit: &Hit) -> Option<Concept> {
    match hit.sense {
        Sense::Concept(concept) if BODIES.contains(&concept.name()) => Some(concept),
        _ => None,
    }
}

/// The tokens of a noun that stands alone in the other version's sentences of the row and that the
/// naming version lacks but for what belongs to the name: proof that the name was lost there. There is
/// none where those sentences hold a name which the naming version has not, for it may be this one.
pub fn stand_in(
    reading: &Reading<'_>,
    row: &Group,
    (version, name): (usize, &Range<usize>),
    other: usize,
    wanted: &[Concept],
) -> Option<Range<usize>> {
    let (document, lacking) = (&reading.documents[version], &reading.documents[other]);
    // "The UN agency": the word beside the name belongs to it.
    let beside = name.start.saturating_sub(1)..name.end + 1;
    let own = bodies(document, &row.sentences[version]);
    let others = bodies(lacking, &row.sentences[other]);
    let stranger = || {
        row.sentences[other]
            .iter()
            .flat_map(|&s| lacking.facts_of(s))
            .any(|fact| matches!(&fact.value, Value::Name(name) if !is_named(name, document)))
    };
    let (_, tokens) = others.iter().find(|(concept, tokens)| {
        let count = |list: &[(Concept, Range<usize>)]| list.iter().filter(|(c, _)| c == concept).count();
        let outside: Vec<_> =
            own.iter().filter(|(_, t)| t.start >= beside.end || t.end <= beside.start).cloned().collect();
        wanted.contains(concept) && count(&others) > count(&outside) && is_alone(lacking, tokens)
    })?;
    (!stranger()).then(|| tokens.clone())
}

/// The tokens of the noun that stood beside a name and stands alone in the other version, in a sentence
/// near: "the United Nations mission", "the mission".
pub fn lone_head(
    reading: &Reading<'_>,
    (version, sentence, name): (usize, usize, &Range<usize>),
    other: usize,
) -> Option<Range<usize>> {
    let head = head_word(&reading.documents[version], name)?;
    let near = near(reading, version, other, sentence);
    let token = near.into_iter().find_map(|s| head_alone(&reading.documents[other], s, head))?;
    Some(token..token + 1)
}

/// Every concept that may stand in for a name.
pub fn all_bodies() -> Vec<Concept> {
    BODIES.iter().filter_map(|name| Concept::named(name)).collect()
}

fn bodies(document: &Document<'_>, sentences: &[usize]) -> Vec<(Concept, Range<usize>)> {
    let mut found: Vec<(Concept, Range<usize>)> = Vec::new();
    for hit in sentences.iter().flat_map(|&s| document.hits_in(&document.sentences[s].tokens)) {
        let free = found.last().is_none_or(|(_, tokens)| hit.first >= tokens.end);
        if let Some(concept) = body(hit).filter(|_| free) {
            found.push((concept, hit.first..hit.end()));
        }
    }
    found
}

/// Whether a noun is part of no name: it is definite and nothing that could be a name is joined to it,
/// or it stands between words that join nothing.
fn is_alone(document: &Document<'_>, noun: &Range<usize>) -> bool {
    let sentence = document.sentence_at(document.tokens[noun.start].span.start);
    let Some(sentence) = sentence.map(|s| document.sentences[s].tokens.clone()) else { return false };
    let left = noun.start.checked_sub(1).filter(|&t| t >= sentence.start);
    let right = Some(noun.end).filter(|&t| t < sentence.end);
    let opens = left.is_none_or(|t| document.tokens[t].shape == Shape::Mark);
    let in_name = document.is_capital(noun.start) && !document.lang.file.nouns_capitalised && !opens;
    if in_name || right.is_some_and(|t| joins(document, t, sentence.end)) {
        return false;
    }
    let article = left.is_some_and(|t| document.has(t, |sense| sense == Sense::Article));
    if article || is_definite(document, noun.start) {
        return true;
    }
    let is_cased = document.tokens[noun.start].span.of(document.text()).chars().any(|c| c.is_lowercase());
    let plain = |t: usize| document.has(t, |sense| sense == Sense::Function) || is_cased && !document.is_capital(t);
    let is_act = |sense| match sense {
        Sense::Function | Sense::Reporting => true,
        Sense::Concept(concept) => concept.class() == "act",
        _ => false,
    };
    let ends = right.is_none_or(|t| document.tokens[t].shape == Shape::Mark || document.has(t, is_act));
    (opens || left.is_some_and(plain)) && ends
}

/// Whether what follows a noun may be its name: a capital, also behind a small word ("of Mercy"), an
/// opening mark, or a word that is definite as well, as adjectives are in Arabic names.
fn joins(document: &Document<'_>, right: usize, end: usize) -> bool {
    let token = &document.tokens[right];
    if token.shape == Shape::Mark {
        return !STOPS.contains(&&*token.key);
    }
    let small = document.has(right, |sense| sense == Sense::Function);
    // Where common nouns have capitals too, only one that follows at once tells anything.
    let reach = if document.lang.file.nouns_capitalised { 2 } else { 3 };
    document.is_capital(right)
        || is_definite(document, right)
        || small && (right + 1..end.min(right + reach)).any(|t| document.is_capital(t))
}

/// Whether the word begins with a particle that holds the article: الوكالة, והארגון. A particle of one
/// letter begins other words too, as it does the verb הקים, so that the rest must be a known word.
fn is_definite(document: &Document<'_>, token: usize) -> bool {
    let (file, key) = (&document.lang.file, &document.tokens[token].key);
    file.words.articles.iter().any(|article| {
        let lone_letter = article.chars().nth(1).is_none();
        let mut particles = file.prefixes.iter().filter(|prefix| prefix.ends_with(article.as_str()));
        particles.any(|particle| {
            let bare = key.strip_prefix(particle.as_str()).unwrap_or_default();
            !bare.is_empty() && (!lone_letter || document.lang.lexicon.knows(bare))
        })
    })
}

/// The noun that a name belongs to: the word behind it ("United Nations mission").
fn head_word<'d>(document: &'d Document<'_>, name: &Range<usize>) -> Option<&'d str> {
    let token = document.tokens.get(name.end)?;
    let small = token.span.of(document.text()).starts_with(char::is_lowercase);
    let plain = !document.has(name.end, |sense| matches!(sense, Sense::Function | Sense::Reporting | Sense::Article));
    (token.shape == Shape::Word && small && plain && token.key.chars().count() >= 4).then_some(&*token.key)
}

/// The sentences of the other version that may say the same: the aligned ones and those beside them,
/// and the ones aligned with the neighbours of the mention.
fn near(reading: &Reading<'_>, version: usize, other: usize, sentence: usize) -> Vec<usize> {
    let last = reading.documents[other].sentences.len();
    let mut found: Vec<usize> = Vec::new();
    for step in [sentence, sentence + 1, sentence.wrapping_sub(1)] {
        let Some(row) = reading.group_of(version, step) else { continue };
        for &s in &reading.groups[row].sentences[other] {
            found.extend(
                [s, s + 1, s.wrapping_sub(1)]
                    .into_iter()
                    .filter(|&s| s < last && !found.contains(&s))
                    .collect::<Vec<_>>(),
            );
        }
    }
    found
}

/// The head word in a sentence, where no name stands before it: an article alone.
fn head_alone(document: &Document<'_>, sentence: usize, head: &str) -> Option<usize> {
    let tokens = document.sentences[sentence].tokens.clone();
    tokens.clone().find(|&t| {
        let article = t > tokens.start && document.has(t - 1, |sense| sense == Sense::Article);
        article && *document.tokens[t].key == *head
    })
}
