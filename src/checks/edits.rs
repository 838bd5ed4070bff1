//! Slips of the hand: words that one letter makes another, and what stands one letter from a word.

/// The one slip by which a word became another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slip {
    pub kind: Kind,
    /// Which letter of the wrong word, from 0, is the first that is not as it should be.
    pub at: usize,
    /// How many letters of the wrong word are as they should be behind the slip.
    pub behind: usize,
}

/// What was done to a letter, the likeliest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Lost,
    Swapped,
    Added,
    Replaced,
}

/// The slip that makes the wrong word of the right one; `None` where it takes none, or more than one.
pub fn slip(wrong: &str, right: &str) -> Option<Slip> {
    let (wrong, right): (Vec<char>, Vec<char>) = (wrong.chars().collect(), right.chars().collect());
    let at = wrong.iter().zip(&right).take_while(|(a, b)| a == b).count();
    let (left, wanted) = (&wrong[at..], &right[at..]);
    let (kind, behind) = match (left, wanted) {
        ([], []) => return None,
        ([a, b, left @ ..], [c, d, wanted @ ..]) if (a, b) == (d, c) && left == wanted => (Kind::Swapped, left),
        ([_, left @ ..], [_, wanted @ ..]) if left == wanted => (Kind::Replaced, left),
        ([_, left @ ..], wanted) if left == wanted => (Kind::Added, left),
        (left, [_, wanted @ ..]) if left == wanted => (Kind::Lost, left),
        _ => return None,
    };
    Some(Slip { kind, at, behind: behind.len() })
}

/// Every way to take one slip back, with letters of the copy's own.
pub fn undone(word: &str, letters: &[char]) -> Vec<String> {
    let word: Vec<char> = word.chars().collect();
    let mut found = Vec::with_capacity(2 * (word.len() + 1) * (letters.len() + 1));
    let joined = |a: &[char], b: &[char], c: &[char]| [a, b, c].concat().into_iter().collect::<String>();
    for at in 0..=word.len() {
        let (head, tail) = word.split_at(at);
        found.extend(letters.iter().map(|&letter| joined(head, &[letter], tail)));
        if let [_, rest @ ..] = tail {
            found.push(joined(head, &[], rest));
            found.extend(letters.iter().map(|&letter| joined(head, &[letter], rest)));
        }
        if let [a, b, rest @ ..] = tail {
            found.push(joined(head, &[*b, *a], rest));
        }
    }
    found
}
