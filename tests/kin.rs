//! Which versions of a heap are of one story: pairwise, on the corpora thrown together, and where stories are
//! hard to tell apart.

use crate::gold;
use copydesk::Version;
use copydesk::kin::{ENOUGH, Proposal, propose};
use std::collections::BTreeMap;

/// The harmonic mean of precision and recall over every two versions. The heap of the corpora reaches 1; this
/// leaves room for one version that goes astray in a heap of a hundred.
const LEAST_F1: f64 = 0.98;

/// The versions of the corpora with their stories; a seeded story is its parent's, which it tells but for its
/// faults.
fn heap() -> Vec<(String, Version)> {
    let stories = gold::stories().into_iter();
    let versions = stories.flat_map(|story| {
        let name = story.parent.clone().unwrap_or_else(|| story.name());
        story.story.versions.into_iter().map(move |version| (name.clone(), version)).collect::<Vec<_>>()
    });
    versions.collect()
}

/// By version the number of its group; what is alone has a number that no other has.
fn numbers(proposal: &Proposal, count: usize) -> Vec<usize> {
    let mut numbers: Vec<usize> = (count..2 * count).collect();
    for (number, group) in proposal.groups.iter().enumerate() {
        group.versions.iter().for_each(|&version| numbers[version] = number);
    }
    numbers
}

fn pairs<T: Ord>(labels: impl Iterator<Item = T>) -> f64 {
    let mut sizes: BTreeMap<T, f64> = BTreeMap::new();
    labels.for_each(|label| *sizes.entry(label).or_default() += 1.0);
    sizes.values().map(|size| size * (size - 1.0) / 2.0).sum()
}

fn f1(heap: &[(String, Version)], proposal: &Proposal) -> f64 {
    let numbers = numbers(proposal, heap.len());
    let stories = || heap.iter().map(|(story, _)| story);
    let right = pairs(numbers.iter().zip(stories()));
    2.0 * right / (pairs(numbers.iter()) + pairs(stories()))
}

fn proposed(heap: &[(String, Version)]) -> Proposal {
    propose(&heap.iter().map(|(_, version)| version).collect::<Vec<_>>(), ENOUGH)
}

#[test]
fn the_corpora_are_told_apart() {
    let mut heap = heap();
    let told = f1(&heap, &proposed(&heap));
    assert!(told >= LEAST_F1, "F1 {told:.4} with the languages told");
    heap.iter_mut().for_each(|(_, version)| version.lang = None);
    let detected = f1(&heap, &proposed(&heap));
    assert!(detected >= LEAST_F1, "F1 {detected:.4} with the languages detected");
}

/// Every version is in one place, groups and their members stand in the order of the heap, and how the heap came
/// changes nothing.
#[test]
fn order_is_no_matter() {
    let mut heap = heap();
    let first = proposed(&heap);
    let mut seen: Vec<usize> = first.groups.iter().flat_map(|group| group.versions.clone()).collect();
    seen.extend(&first.alone);
    seen.sort_unstable();
    assert!(seen.into_iter().eq(0..heap.len()));
    assert!(first.groups.is_sorted_by_key(|group| group.versions[0]));
    for group in &first.groups {
        assert!(group.versions.len() > 1 && group.versions.is_sorted() && (ENOUGH..=1.0).contains(&group.score));
        assert!(group.shared.iter().all(|shared| (2..=group.versions.len()).contains(&shared.versions)));
    }
    heap.reverse();
    let second = proposed(&heap);
    let turned = |versions: &[usize]| {
        let mut versions: Vec<usize> = versions.iter().map(|version| heap.len() - 1 - version).collect();
        versions.sort_unstable();
        versions
    };
    let mut groups: Vec<(Vec<usize>, f64)> =
        second.groups.iter().map(|group| (turned(&group.versions), group.score)).collect();
    groups.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(groups, first.groups.into_iter().map(|group| (group.versions, group.score)).collect::<Vec<_>>());
    assert_eq!(turned(&second.alone), first.alone);
}

fn version(lang: &str, text: &str) -> Version {
    Version { lang: Some(lang.into()), text: text.into(), ..Version::default() }
}

fn groups(heap: &[Version], least: f64) -> Vec<Vec<usize>> {
    let proposal = propose(&heap.iter().collect::<Vec<_>>(), least);
    proposal.groups.into_iter().map(|group| group.versions).collect()
}

/// Two stories of one earthquake: what it did, and what parliament made of it.
#[test]
fn two_stories_of_one_event_stay_apart() {
    let heap = [
        version(
            "en",
            "Quake in Marvela kills 41\n\nA strong earthquake struck the mountain province of Marvela on Tuesday, \
             killing 41 people and injuring more than 300, rescue workers said.\n\nThe quake destroyed 1,200 houses \
             in the town of Tesk. Soldiers were digging for survivors in the ruins of a school, and two hospitals \
             lost power.\n",
        ),
        version(
            "en",
            "Parliament puts off vote after Marvela earthquake\n\nParliament on Friday postponed the regional \
             election in Marvela by 90 days because of the earthquake, and approved a budget of 250 million dollars \
             for new roads and bridges.\n\nThe opposition voted against it. Its leader Dana Ilvek accused the \
             finance minister of using the quake to win votes, and called a protest in the capital for Sunday.\n",
        ),
        version(
            "ru",
            "При землетрясении в Марвеле погиб 41 человек\n\nСильное землетрясение произошло во вторник в горной \
             провинции Марвела. По данным спасателей, погиб 41 человек, более 300 получили ранения.\n\nВ городе Теск \
             разрушено 1200 домов. Солдаты искали выживших под обломками школы, две больницы остались без \
             электричества.\n",
        ),
        version(
            "ja",
            "議会、マルベラ地震で選挙を延期\n\n議会は金曜日、地震を理由にマルベラの地方選挙を90日延期し、新しい道路と\
             橋のために2億5000万ドルの予算を承認した。\n\n野党は反対票を投じた。党首のダナ・イルベク氏は、財務相が票を得る\
             ために地震を利用していると非難し、日曜日に首都で抗議デモを呼びかけた。\n",
        ),
        version(
            "ar",
            "زلزال مارفيلا يقتل 41 شخصا\n\nضرب زلزال قوي إقليم مارفيلا الجبلي يوم الثلاثاء، ما أسفر عن مقتل 41 شخصا \
             وإصابة أكثر من 300 آخرين، بحسب عمال الإنقاذ.\n\nودمر الزلزال 1200 منزل في بلدة تيسك. وكان الجنود يبحثون \
             عن ناجين تحت أنقاض مدرسة، وانقطعت الكهرباء عن مستشفيين.\n",
        ),
    ];
    assert_eq!(groups(&heap, ENOUGH), [vec![0, 2, 4], vec![1, 3]]);
    assert!(groups(&heap, 1.0).is_empty());
}

/// Lines of a page that every story has are no kinship, nor is a word that two lines share.
#[test]
fn what_every_copy_has_joins_nothing() {
    let page = |body: &str| {
        let furniture = "Subscribe to our newsletter to get the best stories of the day in your inbox.";
        version("en", &format!("{body}\n\n{furniture}\n\nAll rights reserved. Terms of use apply, 2021.\n"))
    };
    let heap = [
        page(
            "The bakers of Ostend will bake no bread on Monday: flour has become too dear for them, their union said.",
        ),
        page(
            "A goalkeeper of 19 saved three penalties and sent Velmar to the final of the cup, in front of 8,400 fans.",
        ),
        page("Doctors warn of a measles outbreak in the valley, where one child in five has not been vaccinated."),
        page("The orchestra opens its season with an opera that was lost for 200 years and found in a monastery."),
        version("de", "Drei Tote bei Unfall.\n"),
        version("fr", "Trois morts dans une avalanche.\n"),
        version("ko", ""),
        version("he", ""),
    ];
    assert_eq!(groups(&heap, ENOUGH), Vec::<Vec<usize>>::new());
    assert!(propose(&[], ENOUGH).groups.is_empty());
}
