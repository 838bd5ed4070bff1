//! Latin names that may be Japanese, after Hepburn.

/// Heads of syllables that have one.
const HEADS: [&str; 31] = [
    "k", "s", "t", "n", "h", "m", "y", "r", "w", "g", "z", "d", "b", "p", "f", "j", "sh", "ch", "ts", "ky", "ny", "hy",
    "my", "ry", "gy", "by", "py", "kk", "tt", "pp", "ss",
];

const VOWELS: [char; 7] = ['a', 'i', 'u', 'e', 'o', 'ō', 'ū'];

/// Letters of the longest head.
const LONGEST: usize = 2;

/// Syllables of a name at least: shorter ones are met in any row of characters.
const LEAST: usize = 4;

/// Whether the words of a name in lower case are made of Japanese syllables, and of enough of them. Many a name of elsewhere is
/// too: *Marina*, *Obama*.
pub(super) fn may_be(name: &str) -> bool {
    let syllables: Option<usize> = name.split([' ', '-']).filter(|word| !word.is_empty()).map(syllables).sum();
    syllables.is_some_and(|syllables| syllables >= LEAST)
}

/// How many syllables a word has, a nasal that closes one not counted; nothing if it has anything else.
fn syllables(word: &str) -> Option<usize> {
    let (mut rest, mut found) = (word, 0_usize);
    while !rest.is_empty() {
        let heads = (0..=LONGEST).rev().filter_map(|length| rest.split_at_checked(length));
        let mut known = heads.filter(|(head, _)| head.is_empty() || HEADS.contains(head));
        rest = match known.find_map(|(_, tail)| tail.strip_prefix(VOWELS)) {
            Some(behind) => {
                found = found.saturating_add(1);
                behind
            }
            // *Junji*, *Gumma*.
            None if found > 0 => rest.strip_prefix(['n', 'm'])?,
            None => return None,
        };
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn japanese_is_told_by_its_syllables() {
        for name in ["hideyo hanazumi", "kashiwazaki-kariwa", "hokkaido", "junji sakamoto", "gunma ryokan", "ryūnosuke"]
        {
            assert!(may_be(name), "{name}");
        }
        for name in ["merkel", "sato", "florence", "lula da silva", "tokyo", "", "n"] {
            assert!(!may_be(name), "{name}");
        }
    }
}
