//! What the versions of a group have in common, in words.

use super::heap::Heap;
use super::keys::{Kind, keys};
use super::likeness::{share, worth};
use crate::document::Document;
use crate::story::Version;
use rustc_hash::FxHashMap;

/// Something that versions of a group share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    pub kind: Kind,
    /// What it is in every language: the value of a figure, the name of a concept. `None` for names and words,
    /// which each version writes in its own way.
    pub meant: Option<String>,
    /// As the first version that was given writes it.
    pub words: String,
    /// How many versions of the group have it.
    pub versions: usize,
}

/// So many reasons are enough for a person to see whether it is one story.
const REASONS: usize = 3;

/// The keys of the first version, which is one of the members, that speak for the group most: those of
/// several kinds, since one kind alone convinces less.
pub(super) fn shared(heap: &Heap, members: &[usize], first: Option<&Version>) -> Vec<Shared> {
    let Some(first) = first else { return Vec::new() };
    let mut sums: FxHashMap<u32, (f64, usize)> = FxHashMap::default();
    for &member in members {
        for held in &heap.versions[member] {
            let (sum, versions) = sums.entry(held.key).or_default();
            *sum += share(heap, member as u32, held);
            *versions += 1;
        }
    }
    let document = Document::read(first);
    let mut found: Vec<(f64, Shared)> = Vec::new();
    for key in keys(&document) {
        let kind = key.kind;
        let words = key.span.of(document.text()).to_owned();
        let meant = kind.is_told_by_form().then(|| key.form.clone());
        let Some(number) = heap.number(key) else { continue };
        let Some(&(sum, versions)) = sums.get(&number).filter(|(_, versions)| *versions > 1) else { continue };
        found.push((worth(heap, number) * sum * sum, Shared { kind, meant, words, versions }));
    }
    // Words as such are the last thing to convince anybody; equals stay in the order of the keys.
    found.sort_by(|(a, one), (b, other)| {
        (one.kind == Kind::Word).cmp(&(other.kind == Kind::Word)).then_with(|| b.total_cmp(a))
    });
    let (mut told, mut more): (Vec<Shared>, Vec<Shared>) = Default::default();
    for (_, shared) in found {
        let is_new = told.iter().all(|other| other.kind != shared.kind);
        if is_new { told.push(shared) } else { more.push(shared) }
    }
    told.extend(more);
    told.truncate(REASONS);
    told
}
