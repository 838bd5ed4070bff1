//! What the words around a name, and its capitals, say of it where no table knows it.

use super::mention::Mention;
use crate::document::{Document, Spelling};
use crate::facts::is_particle;
use crate::lang::{self, Need, Sense, Shape};
use std::ops::Range;

/// Whether it is a sure name, and no word follows that the name of an institution may go on with: *Valné
/// shromáždění*, *Cúpula de Hierro*. What has a capital and is no word of the language belongs to a name of capitals:
/// *Thomas Cook*, but *Wojewódzki Inspektorat*.
pub fn is_apart(document: &Document<'_>, mention: &Mention) -> bool {
    let joins = |at: usize| document.has(at, |sense| matches!(sense, Sense::Function | Sense::Needs(_)));
    let adds = |at: usize| document.has(at, |sense| sense == Sense::Needs(Need::Other));
    let reports = |at: usize| document.has(at, |sense| sense == Sense::Reporting);
    let of_name = |at: usize| document.is_capital(at) && !document.lang.is_word(&document.tokens[at].key);
    let next = mention.tokens.end;
    let is_particle = |at: usize| is_word(document, at) && is_particle(&document.tokens[at].key);
    let led_on = |at: usize| !adds(at) && is_word(document, at + 1) && document.is_capital(at + 1);
    // Where every noun has a capital, so has what the name of an institution goes on with.
    let small = || document.lang.file.nouns_capitalised && !document.is_capital(next);
    let goes_on = is_word(document, next)
        && !small()
        && !of_name(next)
        && !reports(next)
        && !is_particle(next)
        && (!joins(next) || led_on(next));
    // Where every noun has a capital, a name of one word is sure by a letter that no word has.
    let told = !document.lang.file.nouns_capitalised || mention.tokens.len() == 1;
    mention.is_sure() && told && !goes_on
}

/// Whether a word that lists have as a name stands before another capital in the midst of a sentence, a first name
/// before a surname that is a word too: *Rose Thresher*.
pub fn is_in_full(document: &Document<'_>, mention: &Mention) -> bool {
    let (first, next) = (mention.tokens.start, mention.tokens.end);
    let has_name = |key: &str| document.lang.words().is_some_and(|list| list.has_name(key));
    let surname = || is_word(document, next) && document.is_capital(next) && document.tokens[next].key.len() > 1;
    mention.known.is_empty()
        && !mention.acronym
        && !opens(document, mention)
        && !document.lang.file.nouns_capitalised
        && mention.tokens.len() == 1
        && has_name(&document.tokens[first].key)
        && surname()
}

/// Whether a person is named there: behind a title or an initial, or with the number that rulers have. Nobody
/// translates that, whatever language is without a list of its words.
pub fn is_person(document: &Document<'_>, mention: &Mention) -> bool {
    let first = mention.tokens.start;
    let stop = first > 0 && &*document.tokens[first - 1].key == ".";
    let before = first.checked_sub(1 + usize::from(stop));
    let titled = || before.is_some_and(|at| document.has(at, |sense| sense == Sense::Title));
    let letter = |at: usize| document.tokens[at].key.chars().nth(1).is_none() && document.is_capital(at);
    let initial = || stop && before.is_some_and(letter);
    let numbered = || {
        let written = document.tokens.get(mention.tokens.end).map_or("", |next| next.span.of(document.text()));
        written.chars().nth(1).is_some() && written.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
    };
    let is_strange = mention.is_strange() && !mention.acronym && mention.known.is_empty();
    is_strange && (titled() || initial() || numbered())
}

/// Whether words of the language make a name there by their capitals alone, in the midst of a sentence: the
/// *Open Harbours Partnership*. Where every noun has a capital none does.
pub fn is_run(document: &Document<'_>, mention: &Mention) -> bool {
    let tokens = &mention.tokens;
    let words = || tokens.clone().filter(|&at| is_word(document, at));
    let capitals = words().filter(|&at| document.is_capital(at)).count();
    let ends = [words().next(), words().last()].into_iter().flatten();
    capitals > 1
        && mention.known.is_empty()
        && !document.lang.file.nouns_capitalised
        && !opens(document, mention)
        && is_word(document, tokens.start - 1)
        && ends.into_iter().all(|at| document.is_capital(at))
}

/// Whether it is a name that is a word too, by a capital in the midst of a sentence, with no meaning for which other
/// languages have words and that everybody knows (an *Act*), and the other version is written in the same letters: *Lancer*.
pub fn is_word_too(document: &Document<'_>, mention: &Mention, lacking: &Document<'_>) -> bool {
    let [word] = &mention.words[..] else { return false };
    let theirs = lacking.tokens.iter().find(|token| token.shape == Shape::Word);
    let everybodys = || document.lang.words().is_some_and(|list| list.is_common(&mention.key));
    word.ordinary
        && !word.common
        && !mention.acronym
        && mention.known.is_empty()
        && word.concepts.is_empty()
        && !everybodys()
        && !document.has(mention.tokens.start, |sense| matches!(sense, Sense::Entity { .. }))
        && theirs.is_some_and(|token| Spelling::of(&token.key).script == word.spelling.script)
        && !opens(document, mention)
        && !document.lang.file.nouns_capitalised
}

/// Whether its words have a meaning for which other languages have words, but for those that join them.
pub fn is_meaning(document: &Document<'_>, mention: &Mention) -> bool {
    let words = || mention.tokens.clone().filter(|&at| is_word(document, at) && document.is_capital(at));
    let means = |at: usize| document.has(at, |sense| matches!(sense, Sense::Concept(_)));
    words().nth(1).is_some() && words().all(means) && mention.tokens.clone().all(|at| is_word(document, at))
}

/// Whether it is what a run of capitals has besides a place that the tables know: the rest of an institution's name,
/// *Pomorski Urząd Celny*.
pub fn is_rest(document: &Document<'_>, mention: &Mention) -> bool {
    let sentence = document.sentences[mention.sentence].tokens.clone();
    let beside = |place: &Range<usize>| place.end == mention.tokens.start || mention.tokens.end == place.start;
    let near = mention.tokens.start.saturating_sub(LONGEST_BODY).max(sentence.start)
        ..(mention.tokens.end + LONGEST_BODY).min(sentence.end);
    let capital = |at: usize| !is_word(document, at) || document.is_capital(at);
    let joined = |place: &Range<usize>| {
        let (from, to) = (place.end.min(mention.tokens.end), mention.tokens.start.max(place.start));
        beside(place) || from < to && (from..to).all(capital)
    };
    document.entities_in(&near).iter().any(|(.., place)| document.is_capital(place.start) && joined(place))
}

/// Words of an institution's name that may stand between a place and the rest of it (a guess).
const LONGEST_BODY: usize = 4;

/// Whether it is a short form that no list has as a word: a body of its own, no *TV*.
pub fn is_short_name(document: &Document<'_>, mention: &Mention) -> bool {
    mention.acronym && mention.known.is_empty() && mention.is_strange() && !is_listed(document, mention)
}

/// Whether the other version's language has the same name: one that its list has as a name, or words of it that this
/// language does not know (*Black Rose Walk* in German). It would be written there as it is here.
pub fn is_left_as_is(document: &Document<'_>, mention: &Mention, lacking: &Document<'_>) -> bool {
    let Some(list) = lacking.lang.words() else { return false };
    let written = |at: usize| &*document.tokens[at].key;
    let words = || mention.tokens.clone().filter(|&at| is_word(document, at) && document.is_capital(at));
    let is_theirs = |at: usize| list.has(written(at)) || list.has_name(written(at));
    let foreign = mention.words.iter().all(|word| word.foreign);
    let named = words().any(|at| list.has_name(written(at)) && !list.has(written(at)));
    mention.known.is_empty() && foreign && words().all(is_theirs) && (named || words().count() > 1)
}

/// Whether a preposition stands right before it, as none does before most nouns, and none of its words is one of the language
/// or made of such: it has not its capital because all nouns do.
pub fn is_unexplained(document: &Document<'_>, mention: &Mention) -> bool {
    let words = || mention.tokens.clone().filter(|&at| is_word(document, at)).map(|at| &*document.tokens[at].key);
    let (lang, showing) = (document.lang, &document.lang.file.words.showing);
    // Old datives end in -e: *im Zuge*.
    let is_listed =
        |word: &str| lang.is_everyday(word) || word.strip_suffix('e').is_some_and(|noun| lang.is_everyday(noun));
    let ends = |word: &str| showing.iter().any(|ending| word.ends_with(ending.as_str()));
    let is_noun = |word: &str| is_listed(word) || lang.is_compound(word) || ends(word);
    let leads = |sense| matches!(sense, Sense::Needs(Need::Object | Need::Stranded | Need::Particle));
    let led = mention.tokens.start.checked_sub(1).is_some_and(|before| document.has(before, leads));
    led && mention.words.iter().all(|word| word.foreign) && !words().any(is_noun)
}

/// Whether a list of words, of the language or of English, has it.
pub(super) fn is_listed(document: &Document<'_>, mention: &Mention) -> bool {
    let lists = [document.lang.words(), lang::get("en").words().filter(|_| mention.key.is_ascii())];
    lists.into_iter().flatten().any(|list| list.has(&mention.key) || list.has_name(&mention.key))
}

/// Whether a name in Latin letters stands in a sentence of another script: copy leaves those as they are.
pub fn is_left_latin(document: &Document<'_>, mention: &Mention) -> bool {
    let words = document.sentences[mention.sentence].tokens.clone().filter(|&at| is_word(document, at));
    let scripts: Vec<&str> = words.map(|at| Spelling::of(&document.tokens[at].key).script).collect();
    let latin = scripts.iter().filter(|script| **script == LATIN).count();
    mention.words.iter().all(|word| word.spelling.script == LATIN) && latin * 2 < scripts.len()
}

const LATIN: &str = "Latn";

/// Whether its sentence begins with it, so that its capital says nothing.
fn opens(document: &Document<'_>, mention: &Mention) -> bool {
    mention.tokens.start == document.sentences[mention.sentence].tokens.start
}

fn is_word(document: &Document<'_>, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|token| token.shape == Shape::Word)
}
