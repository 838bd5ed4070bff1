//! Copy is spun with a table of synonyms, half of which the language files do not have, and what was put for what is
//! told of the spun version, with how often.

use super::splices::{pairs, story, table, words};
use copydesk::finding::Finding;
use copydesk::{Options, check};
use std::collections::{BTreeMap, BTreeSet};

const RULE: &str = "spun-synonyms";

/// So many substitutions are told by name.
const TOLD: usize = 12;

/// Copy, spun, and how often each word was replaced.
fn spun(text: &str, puts: &BTreeMap<String, String>) -> (String, BTreeMap<String, usize>) {
    let (mut made, mut done, mut counts) = (String::new(), 0, BTreeMap::new());
    for (at, word) in words(text) {
        let small = word.to_lowercase();
        let Some(put) = puts.get(&small) else { continue };
        let mut letters = put.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        made.push_str(&text[done..at]);
        made.push_str(&if small == word { put.clone() } else { first + letters.as_str() });
        done = at + word.len();
        *counts.entry(small).or_default() += 1;
    }
    (made + &text[done..], counts)
}

#[test]
fn substitutions_of_a_spinner_are_told_with_their_counts() {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for (lang, text, _) in pairs(&["clean"]) {
        texts.entry(lang).or_default().push_str(&(text + "\n"));
    }
    let table = table();
    let (mut wanted, mut told, mut wrong) = (0, 0, Vec::new());
    for (lang, text) in &texts {
        let rows = table.iter().filter(|synonym| synonym.lang == *lang);
        let puts: BTreeMap<String, String> = rows.map(|row| (row.word.clone(), row.put.clone())).collect();
        let (other, counts) = spun(text, &puts);
        let often: BTreeSet<String> = counts
            .iter()
            .filter(|(_, often)| **often > 1)
            .map(|(word, often)| format!("{word} → {} ({often} times)", puts[word]))
            .collect();
        // Two are told only where the language file has one of them.
        if often.len() < 3 {
            continue;
        }
        for spun_one in [1, 0] {
            let story = story(lang, if spun_one == 1 { [text, &other] } else { [&other, text] });
            let findings = check(&story, Options::plain()).findings;
            let found: Vec<&Finding> = findings.iter().filter(|finding| finding.rule == RULE).collect();
            if found.len() > 1 || found.iter().any(|finding| finding.fault.version != spun_one) {
                wrong.push(format!("{lang}: {:?}", found.iter().map(|finding| &finding.message).collect::<Vec<_>>()));
            }
            let message = found.first().map_or("", |finding| &finding.message);
            wanted += often.len().min(TOLD);
            told += often.iter().filter(|made| message.contains(made.as_str())).count();
            eprintln!("{lang}: {message}\n  of {often:?}");
        }
    }
    eprintln!("{told} of {wanted}");
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(wanted >= 30 && told * 100 >= wanted * FLOOR, "{told} of {wanted}");
}

/// Of a hundred substitutions so many are told, with the right count; as measured.
const FLOOR: usize = 87;
