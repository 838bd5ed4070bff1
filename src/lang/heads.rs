//! What is asked of languages that are not made ready: what their files say at the head, as `build.rs` writes it out.

use std::sync::LazyLock;

/// The languages whose files have the ending of a folded word in `words.showing`, by tag in order. It makes no language
/// ready.
///
/// ```
/// use copydesk::lang;
/// assert_eq!(lang::shown_by_ending("renngemeinschaft").collect::<Vec<_>>(), ["de"]);
/// assert_eq!(lang::shown_by_ending("readership").count(), 0);
/// ```
pub fn shown_by_ending(folded: &str) -> impl Iterator<Item = &'static str> {
    let ends = move |head: &&Head| head.endings.split(' ').any(|ending| !ending.is_empty() && folded.ends_with(ending));
    HEADS.iter().filter(ends).map(|head| head.tag)
}

/// The words of grammar of a language, as its file has them. It makes no language ready.
pub(crate) fn words_of_grammar(tag: &str) -> impl Iterator<Item = &'static str> {
    head(tag).into_iter().flat_map(|head| head.words_of_grammar.split('\t'))
}

/// What is asked of a language that is not made ready.
pub(super) struct Head {
    tag: &'static str,
    pub nouns_capitalised: bool,
    endings: &'static str,
    words_of_grammar: &'static str,
}

/// That of a language that has a file.
pub(super) fn head(tag: &str) -> Option<&'static Head> {
    HEADS.iter().find(|head| head.tag == tag)
}

static HEADS: LazyLock<Vec<Head>> = LazyLock::new(|| {
    let lines = include_str!(concat!(env!("OUT_DIR"), "/heads.tsv")).lines();
    let head = |line: &'static str| {
        let (tag, rest) = line.split_once('\t')?;
        let (nouns, rest) = rest.split_once('\t')?;
        let (endings, words_of_grammar) = rest.split_once('\t')?;
        Some(Head { tag, nouns_capitalised: nouns == "true", endings, words_of_grammar })
    };
    lines.filter_map(head).collect()
});
