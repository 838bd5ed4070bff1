//! Scores the alignment of two versions against its gold, as Vecalign's evaluation does (Thompson and
//! Koehn 2019), and by links. `corpora/README.md` says what the figures mean.

use std::collections::BTreeSet;

/// By version, the sentences that say the same, from 0.
pub type Row = Vec<Vec<usize>>;

/// Sentences of one version that say the same as sentences of another; a null bead has one side empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bead {
    pub left: Vec<usize>,
    pub right: Vec<usize>,
}

/// Every figure, over all pairs of versions that were added.
#[derive(Default)]
pub struct Scores {
    pub strict: Score,
    pub lax: Score,
    /// Strict, but predicted nulls do not count.
    pub beads: Score,
    pub links: Score,
}

/// How many are right of those predicted, and how many are found of those in the gold.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Score {
    pub got: usize,
    pub right: usize,
    pub gold: usize,
    pub found: usize,
}

/// The beads of two versions: every row that both stand in, and a null bead for each sentence, of as many as
/// `counts` says, that stands in none of these. So a null bead is one sentence, in the gold and out of it.
pub fn beads(rows: &[Row], [a, b]: [usize; 2], counts: [usize; 2]) -> BTreeSet<Bead> {
    let both = rows.iter().filter(|row| !row[a].is_empty() && !row[b].is_empty());
    let mut beads: BTreeSet<Bead> = both.map(|row| Bead { left: row[a].clone(), right: row[b].clone() }).collect();
    let lefts: BTreeSet<usize> = beads.iter().flat_map(|bead| bead.left.iter().copied()).collect();
    let rights: BTreeSet<usize> = beads.iter().flat_map(|bead| bead.right.iter().copied()).collect();
    let alone = |count: usize, taken: &BTreeSet<usize>| (0..count).filter(|s| !taken.contains(s)).collect::<Vec<_>>();
    beads.extend(alone(counts[0], &lefts).into_iter().map(|s| Bead { left: vec![s], right: Vec::new() }));
    beads.extend(alone(counts[1], &rights).into_iter().map(|s| Bead { left: Vec::new(), right: vec![s] }));
    beads
}

/// Rows in the gold's count of sentences. `counted` says by version and sentence which of the gold's
/// sentences it is a part of, or holds: a cut or a merge moves the numbers of what follows, not the gold.
pub fn recounted(rows: &[Row], counted: &[Vec<Vec<usize>>]) -> Vec<Row> {
    let side = |sentences: &Vec<usize>, counted: &Vec<Vec<usize>>| -> Vec<usize> {
        let golds: BTreeSet<usize> = sentences.iter().flat_map(|&s| counted[s].iter().copied()).collect();
        golds.into_iter().collect()
    };
    rows.iter()
        .map(|row| row.iter().zip(counted).map(|(sentences, counted)| side(sentences, counted)).collect())
        .collect()
}

impl Bead {
    pub fn is_filled(&self) -> bool {
        !self.left.is_empty() && !self.right.is_empty()
    }

    /// Whether the two share a sentence on both sides.
    fn touches(&self, other: &Bead) -> bool {
        let shares = |these: &[usize], those: &[usize]| these.iter().any(|s| those.contains(s));
        shares(&self.left, &other.left) && shares(&self.right, &other.right)
    }

    fn is_lax_in(&self, others: &BTreeSet<Bead>) -> bool {
        others.contains(self) || others.iter().any(|other| self.touches(other))
    }
}

impl Scores {
    /// Adds one pair of versions.
    pub fn add(&mut self, gold: &BTreeSet<Bead>, got: &BTreeSet<Bead>) {
        let filled = |beads: &BTreeSet<Bead>| beads.iter().filter(|b| b.is_filled()).cloned().collect::<BTreeSet<_>>();
        let (gold_filled, got_filled) = (filled(gold), filled(got));
        let counts = |right: usize, found: usize| Score { got: got.len(), right, gold: gold_filled.len(), found };
        let both = gold_filled.intersection(&got_filled).count();
        let lax = |these: &BTreeSet<Bead>, those| these.iter().filter(|bead| bead.is_lax_in(those)).count();
        self.strict.add(&counts(gold.intersection(got).count(), both));
        self.lax.add(&counts(lax(got, gold), lax(&gold_filled, &got_filled)));
        self.beads.add(&Score { got: got_filled.len(), right: both, gold: gold_filled.len(), found: both });
        let (gold, got) = (links(gold), links(got));
        let both = gold.intersection(&got).count();
        self.links.add(&Score { got: got.len(), right: both, gold: gold.len(), found: both });
    }
}

impl Score {
    fn add(&mut self, other: &Score) {
        self.got += other.got;
        self.right += other.right;
        self.gold += other.gold;
        self.found += other.found;
    }

    /// A line of `scores.toml`. Shares to three places: enough to see one link in a thousand, and rounded
    /// alike everywhere.
    pub fn line(&self, name: &str) -> String {
        let Score { got, right, gold, found } = self;
        let share = |part: f64, whole: f64| if whole == 0.0 { 0.0 } else { part / whole };
        let (precision, recall) = (share(*right as f64, *got as f64), share(*found as f64, *gold as f64));
        let f1 = share(2.0 * precision * recall, precision + recall);
        format!(
            "{name} = {{ got = {got}, right = {right}, gold = {gold}, found = {found}, \
             precision = {precision:.3}, recall = {recall:.3}, f1 = {f1:.3} }}\n"
        )
    }
}

/// Every sentence of a bead's one side with every sentence of its other.
fn links(beads: &BTreeSet<Bead>) -> BTreeSet<(usize, usize)> {
    beads.iter().flat_map(|bead| bead.left.iter().flat_map(|&s| bead.right.iter().map(move |&t| (s, t)))).collect()
}

fn bead(left: &[usize], right: &[usize]) -> Bead {
    Bead { left: left.to_vec(), right: right.to_vec() }
}

fn scored(gold: &[Bead], got: &[Bead]) -> Scores {
    let mut scores = Scores::default();
    scores.add(&gold.iter().cloned().collect(), &got.iter().cloned().collect());
    scores
}

/// What a score should be: right of predicted, found of gold.
fn score([right, got]: [usize; 2], [found, gold]: [usize; 2]) -> Score {
    Score { got, right, gold, found }
}

#[test]
fn gold_against_itself_is_whole() {
    let gold = [bead(&[0], &[0]), bead(&[1], &[]), bead(&[2], &[1, 2]), bead(&[], &[3])];
    let scores = scored(&gold, &gold);
    assert_eq!(scores.strict, score([4, 4], [2, 2]));
    assert_eq!(scores.lax, score([4, 4], [2, 2]));
    assert_eq!(scores.beads, score([2, 2], [2, 2]));
    assert_eq!(scores.links, score([3, 3], [3, 3]));
}

#[test]
fn two_by_two_for_two_pairs_is_lax_only() {
    let scores = scored(&[bead(&[0], &[0]), bead(&[1], &[1])], &[bead(&[0, 1], &[0, 1])]);
    assert_eq!(scores.strict, score([0, 1], [0, 2]));
    assert_eq!(scores.lax, score([1, 1], [2, 2]));
    assert_eq!(scores.links, score([2, 4], [2, 2]));
}

#[test]
fn wrong_nulls_cost_precision() {
    let gold = [bead(&[0], &[0]), bead(&[1], &[1])];
    let scores = scored(&gold, &[bead(&[0], &[0]), bead(&[1], &[]), bead(&[], &[1])]);
    assert_eq!(scores.strict, score([1, 3], [1, 2]));
    assert_eq!(scores.lax, score([1, 3], [1, 2]));
    assert_eq!(scores.beads, score([1, 1], [1, 2]));
}

#[test]
fn missed_nulls_cost_only_what_stands_in_their_place() {
    let gold = [bead(&[0], &[0]), bead(&[1], &[])];
    let scores = scored(&gold, &[bead(&[0, 1], &[0])]);
    assert_eq!(scores.strict, score([0, 1], [0, 1]));
    assert_eq!(scores.lax, score([1, 1], [1, 1]));
}

#[test]
fn moved_beads_are_right_where_they_are_found_and_wrong_where_they_are_not() {
    let gold = [bead(&[0], &[1]), bead(&[1], &[2]), bead(&[2], &[0])];
    assert_eq!(scored(&gold, &gold).strict, score([3, 3], [3, 3]));
    let unmoved = [bead(&[0], &[1]), bead(&[1], &[2]), bead(&[2], &[]), bead(&[], &[0])];
    let scores = scored(&gold, &unmoved);
    assert_eq!(scores.strict, score([2, 4], [2, 3]));
    assert_eq!(scores.links, score([2, 2], [2, 3]));
    // One side alone is no touch: in place, the moved bead is wrong in the lax sense too.
    assert_eq!(scored(&gold[2..], &[bead(&[2], &[2])]).lax, score([0, 1], [0, 1]));
}

#[test]
fn rows_give_beads_by_projection() {
    let rows = [vec![vec![0], vec![0, 1], vec![]], vec![vec![1, 2], vec![], vec![0]]];
    let filled_and_nulls = [bead(&[], &[2]), bead(&[0], &[0, 1]), bead(&[1], &[]), bead(&[2], &[])];
    assert_eq!(beads(&rows, [0, 1], [3, 3]), filled_and_nulls.into_iter().collect());
    assert_eq!(beads(&rows, [0, 2], [3, 1]), [bead(&[0], &[]), bead(&[1, 2], &[0])].into_iter().collect());
}

#[test]
fn a_sentence_cut_anew_keeps_its_number() {
    // The first version's sentence 0 was cut in two; the second's 0 and 1 were taken as one.
    let counted = [vec![vec![0], vec![0], vec![1]], vec![vec![0, 1], vec![2]]];
    let rows = [vec![vec![0, 1], vec![0]], vec![vec![2], vec![1]]];
    assert_eq!(recounted(&rows, &counted), [vec![vec![0], vec![0, 1]], vec![vec![1], vec![2]]]);
    // A part that stands in no row makes no null bead of a sentence whose other part is in one.
    let rows = recounted(&[vec![vec![0], vec![0]]], &counted);
    assert_eq!(beads(&rows, [0, 1], [1, 2]), [bead(&[0], &[0, 1])].into_iter().collect());
}
