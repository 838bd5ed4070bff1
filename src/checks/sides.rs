//! Who stands against whom: clashes of two versions gathered to one conflict, the lone version first.

/// Adds a clash to the conflict that it shares a side with, or makes one of it.
pub fn gather<T: Clone + PartialEq>(known: &mut Vec<Vec<T>>, clash: [T; 2]) {
    match known.iter_mut().find(|sides| sides.iter().any(|side| clash.contains(side))) {
        Some(sides) => {
            for side in clash {
                if !sides.contains(&side) {
                    sides.push(side);
                }
            }
        }
        None => known.push(clash.to_vec()),
    }
}

/// Brings the side that fewest agree with to the front; whether more agree with another one, so that the
/// first stands alone.
pub fn alone_first<T>(sides: &mut [T], agree: impl Fn(&T, &T) -> bool) -> bool {
    let counts: Vec<usize> = sides.iter().map(|one| sides.iter().filter(|other| agree(one, other)).count()).collect();
    let fewest = counts.iter().copied().min().unwrap_or(0);
    if let Some(alone) = counts.iter().position(|&count| count == fewest) {
        sides[..=alone].rotate_right(1);
    }
    counts.iter().any(|&count| count > fewest)
}
