//! A story too long to be searched whole: the path of blocks, the band about it and what moved out of it. Its versions
//! lack sentences and have six in another place, and all that they share is found.

use copydesk::align::Reading;
use copydesk::{Story, Version};
use std::collections::BTreeSet;

/// So many sentences on both sides are more cells than are searched without a band (40,000).
const SENTENCES: usize = 320;

/// What happens, in English and German, with a place and a figure.
const EVENTS: [[&str; 2]; 4] = [
    ["The mayor of {n} opened {k} new bridges.", "Der Bürgermeister von {n} eröffnete {k} neue Brücken."],
    ["Police in {n} arrested {k} men.", "Die Polizei in {n} nahm {k} Männer fest."],
    ["A storm near {n} hit {k} farms.", "Ein Sturm bei {n} traf {k} Höfe."],
    ["Some {k} children in {n} went back to school.", "Etwa {k} Kinder in {n} gingen wieder zur Schule."],
];
const PLACES: [&str; 20] = [
    "Goma", "Bunia", "Lerwick", "Bergen", "Oruro", "Dhaka", "Bizerte", "Lima", "Cadiz", "Munster", "Hereford",
    "Velmar", "Tartu", "Narvik", "Sligo", "Ghent", "Turku", "Varna", "Split", "Izmir",
];

/// The sentences in both languages, by numbers that a generator of Lehmer's gives.
fn sentences() -> Vec<[String; 2]> {
    let mut state: u64 = 20_261_130;
    let mut below = |most: u64| {
        state = state * 48_271 % 2_147_483_647;
        (state / 8 % most) as usize
    };
    let mut sentence = |_| {
        let (event, place, figure) = (EVENTS[below(4)], PLACES[below(20)], 11 + below(988));
        event.map(|words| words.replace("{n}", place).replace("{k}", &figure.to_string()))
    };
    (0..SENTENCES).map(&mut sentence).collect()
}

#[test]
fn a_long_story_is_aligned_where_it_moved_too() {
    let sentences = sentences();
    // The German version lacks one sentence of sixteen, and tells six later.
    let mut kept: Vec<usize> = (0..SENTENCES).filter(|n| n % 16 != 7).collect();
    kept[100..130].rotate_left(6);
    let text = |all: Vec<&str>| all.join("\n\n");
    let version =
        |lang: &str, text: String| Version { id: lang.into(), lang: Some(lang.into()), text, ..Version::default() };
    let story = Story {
        id: "long".into(),
        versions: vec![
            version("en", text(sentences.iter().map(|sentence| &*sentence[0]).collect())),
            version("de", text(kept.iter().map(|&n| &*sentences[n][1]).collect())),
        ],
    };
    let reading = Reading::of(&story);
    let counts: Vec<usize> = reading.documents.iter().map(|document| document.sentences.len()).collect();
    assert_eq!(counts, [SENTENCES, kept.len()]);
    let links = |group: &copydesk::align::Group| -> Vec<(usize, usize)> {
        let [here, there] = [&group.sentences[0], &group.sentences[1]];
        here.iter().flat_map(|&a| there.iter().map(move |&b| (a, b))).collect()
    };
    let found: BTreeSet<(usize, usize)> = reading.groups.iter().flat_map(links).collect();
    let wanted: BTreeSet<(usize, usize)> = kept.iter().enumerate().map(|(b, &a)| (a, b)).collect();
    assert_eq!(found, wanted);
}
