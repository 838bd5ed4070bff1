//! The chain of the likeliest links. The best chain is one of many, and where sentences are merged, parted and left
//! over in a free translation, none of them is likely by itself. So the probability of every link is summed up over
//! all chains (forward and backward), and the chain is taken whose links are the likeliest together: Holmes and
//! Durbin, "Dynamic programming alignment accuracy" (1998), on beads in place of letters.

use super::cues::Cues;
use super::score::{Run, Scorer};
use super::search::{Band, Bead, Path, each_row};
use super::table::SHAPES;
use crate::deadline::{Deadline, Late};

/// What a chain adds to a sum is not counted below this share of it, as a logarithm.
const NOTHING: f64 = -10.0;
/// No bead of the chain ends with a link that is less likely.
const UNLIKELY: f64 = 0.01;

/// By what the scores are tempered, and how likely a link must be to be taken.
struct Threshold {
    temper: f64,
    least: f64,
}

impl Threshold {
    /// Cues that say the same are counted as if each said its own, so that scores promise too much: least so in
    /// short news, by whose like the rates were measured. A long text shows its own rates and its own words, and a
    /// link of a third is right in it more often than not; in short news it is right in three cases of ten.
    fn of(scorer: &Scorer<'_>) -> Threshold {
        if scorer.taught { Threshold { temper: 0.4, least: 0.36 } } else { Threshold { temper: 0.7, least: 0.45 } }
    }
}

/// The chain through a band whose links are the likeliest together, as much as each is above the threshold.
pub fn chain(scorer: &Scorer<'_>, band: &Band, deadline: &Deadline) -> Result<Vec<Bead>, Late> {
    let threshold = Threshold::of(scorer);
    let links = links(scorer, band, threshold.temper, deadline)?;
    deadline.ask()?;
    let mut path = Path::new(band, 0.0);
    for i in 0..band.rows.len() {
        path.row(&|shape, j| {
            let (a, b) = SHAPES[shape];
            if links.at(i, j) <= UNLIKELY {
                return f64::NEG_INFINITY;
            }
            links.within((i - a, i), (j - b, j)) - threshold.least * (a * b) as f64
        });
    }
    Ok(path.beads(scorer, None))
}

/// The probability of every link in a band, by the numbers of its sentences counted from 1.
fn links<'b>(scorer: &Scorer<'_>, band: &'b Band, temper: f64, deadline: &Deadline) -> Result<Field<'b>, Late> {
    let gap = -temper * scorer.prices.gap;
    let (m, n) = (scorer.a.of_sentence.len(), scorer.b.of_sentence.len());
    // By row, column and shape.
    let mut scores: Vec<Vec<Scores>> = Vec::with_capacity(band.rows.len());
    // The logarithms of the sums over all chains that lead to a cell, and over all that lead on from it.
    let mut before = Field::of(band, f64::NEG_INFINITY);
    let mut after = Field::of(band, f64::NEG_INFINITY);
    each_row(scorer, band, None, deadline, |i, score| {
        let (low, high) = band.rows[i];
        let mut row = vec![[f32::NEG_INFINITY; SHAPES.len()]; (high + 1).saturating_sub(low)];
        for (j, scores) in (low..=high).zip(&mut row) {
            let mut sum = LogSum::default();
            if i == 0 && j == 0 {
                sum.add(0.0);
            }
            for (shape, (a, b)) in band.shapes((i, j)) {
                scores[shape] = (temper * score(shape, j)) as f32;
                sum.add(before.at(i - a, j - b) + f64::from(scores[shape]));
            }
            i.checked_sub(1).into_iter().for_each(|i| sum.add(before.at(i, j) + gap));
            j.checked_sub(1).into_iter().for_each(|j| sum.add(before.at(i, j) + gap));
            before.set(i, j, sum.value());
        }
        scores.push(row);
    })?;
    let all = before.at(m, n);
    let scored = |shape: usize, i: usize, j: usize| -> f64 {
        let cell = scores.get(i).and_then(|row| row.get(j.wrapping_sub(band.rows[i].0)));
        cell.map_or(f64::NEG_INFINITY, |cell| f64::from(cell[shape]))
    };
    let mut links = Field::of(band, 0.0);
    for (i, &(low, high)) in band.rows.iter().enumerate().rev() {
        for j in (low..=high).rev() {
            let mut sum = LogSum::default();
            if i == m && j == n {
                sum.add(0.0);
            }
            SHAPES.iter().enumerate().for_each(|(shape, (a, b))| {
                let on = after.at(i + a, j + b);
                if on > f64::NEG_INFINITY {
                    sum.add(on + scored(shape, i + a, j + b));
                }
            });
            sum.add(after.at(i + 1, j) + gap);
            sum.add(after.at(i, j + 1) + gap);
            let sum = sum.value();
            after.set(i, j, sum);
            for (shape, (a, b)) in band.shapes((i, j)) {
                let share = before.at(i - a, j - b) + scored(shape, i, j) + sum - all;
                if share > NOTHING {
                    links.add((i - a, i), (j - b, j), share.exp());
                }
            }
        }
    }
    // A line of dashes is likely by its place alone, and goes with nothing but another one.
    let says = |cues: &Cues, sentence: usize| !cues.of_sentence[sentence].is_empty();
    for (i, &(low, high)) in band.rows.iter().enumerate().skip(1) {
        for j in low.max(1)..=high {
            if says(scorer.a, i - 1) != says(scorer.b, j - 1) {
                links.set(i, j, 0.0);
            }
        }
    }
    Ok(links)
}

/// The scores of the beads that end in a cell, by shape, in single precision: they are exponents, whose seventh
/// digit moves no probability that matters.
type Scores = [f32; SHAPES.len()];

/// The logarithm of a sum of numbers that are given by their logarithms.
#[derive(Default)]
struct LogSum {
    numbers: [f64; SHAPES.len() + 3],
    count: usize,
}

impl LogSum {
    fn add(&mut self, number: f64) {
        if let Some(place) = self.numbers.get_mut(self.count) {
            *place = number;
            self.count += 1;
        }
    }

    fn value(&self) -> f64 {
        let numbers = || self.numbers.iter().take(self.count).copied();
        let most = numbers().fold(f64::NEG_INFINITY, f64::max);
        if most == f64::NEG_INFINITY {
            return most;
        }
        let shares = numbers().map(|number| number - most).filter(|&share| share > NOTHING);
        most + shares.map(f64::exp).sum::<f64>().ln()
    }
}

/// A number for every cell of a band.
struct Field<'b> {
    band: &'b Band,
    rows: Vec<Vec<f64>>,
    outside: f64,
}

impl<'b> Field<'b> {
    /// The number that stands in every cell, and outside the band.
    fn of(band: &'b Band, number: f64) -> Field<'b> {
        let rows = band.rows.iter().map(|&(low, high)| vec![number; (high + 1).saturating_sub(low)]).collect();
        Field { band, rows, outside: number }
    }

    fn at(&self, i: usize, j: usize) -> f64 {
        let row = self.rows.get(i).zip(self.band.rows.get(i));
        row.and_then(|(row, (low, _))| row.get(j.wrapping_sub(*low))).copied().unwrap_or(self.outside)
    }

    fn cell(&mut self, i: usize, j: usize) -> Option<&mut f64> {
        let low = self.band.rows.get(i)?.0;
        self.rows.get_mut(i)?.get_mut(j.wrapping_sub(low))
    }

    fn set(&mut self, i: usize, j: usize, number: f64) {
        self.cell(i, j).into_iter().for_each(|cell| *cell = number);
    }

    /// Adds to the cells of the sentences of a bead.
    fn add(&mut self, a: Run, b: Run, number: f64) {
        for i in a.0 + 1..=a.1 {
            (b.0 + 1..=b.1).for_each(|j| self.cell(i, j).into_iter().for_each(|cell| *cell += number));
        }
    }

    /// The sum over the cells of the sentences of a bead.
    fn within(&self, a: Run, b: Run) -> f64 {
        (a.0 + 1..=a.1).flat_map(|i| (b.0 + 1..=b.1).map(move |j| (i, j))).map(|(i, j)| self.at(i, j)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::matching::Relation;
    use crate::document::Document;
    use crate::lang::Glossary;
    use crate::story::Version;

    fn cues(text: &str) -> Cues {
        let version = Version { text: text.into(), lang: Some("en".into()), ..Version::default() };
        let document = Document::read(&version);
        let all: Vec<usize> = (0..document.sentences.len()).collect();
        Cues::of(&document, &all, &Glossary::default())
    }

    fn probabilities(a: &str, b: &str) -> Vec<Vec<f64>> {
        let (a, b) = (cues(a), cues(b));
        let scorer = Scorer::new(&a, &b, Relation::OneLanguage);
        let (rows, columns) = (a.of_sentence.len(), b.of_sentence.len());
        let band = Band::whole(rows, columns);
        let links = links(&scorer, &band, 0.7, &Deadline::none()).unwrap();
        (1..=rows).map(|i| (1..=columns).map(|j| links.at(i, j)).collect()).collect()
    }

    #[test]
    fn a_link_is_as_likely_as_all_chains_through_it() {
        let copy = "Two boats sank near Lerwick.\n\nTheir crews swam ashore.\n\nA third went on to Bergen.";
        let likely = probabilities(copy, copy);
        for (i, row) in likely.iter().enumerate() {
            for (j, &link) in row.iter().enumerate() {
                assert!((0.0..=1.0 + 1e-3).contains(&link), "{i} {j}: {link}");
                assert_eq!(link > 0.5, i == j, "{i} {j}: {link}");
            }
        }
    }

    #[test]
    fn a_line_of_marks_goes_with_another_one_alone() {
        let likely = probabilities("Two boats sank near Lerwick.\n\n* * *", "Two boats sank near Lerwick.\n\n* * *");
        assert_eq!((likely[0][1], likely[1][0]), (0.0, 0.0));
        assert!(likely[1][1] > 0.5, "{}", likely[1][1]);
    }
}
