//! Known faults: each is one, stands where it says, and what is caught of the sure ones is held to a floor.

use crate::gold::stories;
use copydesk::align::Reading;
use copydesk::checks;
use copydesk::finding::Family;
use copydesk::report::{Policy, Scope, Setting, Target};
use copydesk::selftest::{Edit, KINDS, Kind, Outcome, Plan, Planted, Site, Trial, Worth, kind, trial};
use copydesk::{Options, Severity, Span, Story, Version, render};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn version(id: &str, lang: &str, text: &str) -> Version {
    Version { id: id.into(), lang: Some(lang.into()), text: text.into(), ..Version::default() }
}

fn story(versions: Vec<Version>) -> Story {
    Story { id: "s".into(), versions }
}

fn clean() -> Vec<Story> {
    stories().into_iter().filter(|story| story.corpus == "clean").map(|story| story.story).collect()
}

fn plan(names: &[&str]) -> Plan {
    Plan { kinds: names.iter().map(|name| kind(name).unwrap()).collect(), ..Plan::default() }
}

/// Every change that any kind makes of a story, with its version.
fn edits(story: &Story) -> Vec<(&'static Kind, usize, Edit)> {
    let reading = Reading::of(story);
    let of = |version: usize| {
        let site = Site { reading: &reading, version };
        KINDS
            .iter()
            .flat_map(|kind| kind.edits(&site).into_iter().map(move |edit| (kind, version, edit)))
            .collect::<Vec<_>>()
    };
    (0..story.versions.len()).flat_map(of).collect()
}

/// Why a change is none that can be made of a text.
fn complaint(text: &str, edit: &Edit) -> Option<&'static str> {
    let Edit { at, put } = edit;
    if at.start > at.end || !text.is_char_boundary(at.start) || !text.is_char_boundary(at.end) {
        return Some("its place is none of the text");
    }
    (at.of(text) == put).then_some("it changes nothing")
}

#[test]
fn kinds_name_rules_and_themselves() {
    let names: BTreeSet<&str> = KINDS.iter().map(|kind| kind.name).collect();
    assert_eq!(names.len(), KINDS.len());
    for kind in KINDS {
        assert!(!kind.rules.is_empty() && !kind.what.is_empty(), "{}", kind.name);
        kind.rules.iter().for_each(|rule| assert!(checks::rule(rule).is_some(), "{}: {rule}", kind.name));
    }
}

#[test]
fn every_kind_finds_a_place_and_changes_the_copy_there() {
    let mut found: BTreeMap<&str, BTreeSet<String>> = KINDS.iter().map(|kind| (kind.name, BTreeSet::new())).collect();
    for story in clean() {
        for (kind, version, edit) in edits(&story) {
            let Version { text, lang, id, .. } = &story.versions[version];
            assert_eq!(complaint(text, &edit), None, "{} in {} {id}: {edit:?}", kind.name, story.id);
            found.get_mut(kind.name).unwrap().extend(lang.clone());
        }
    }
    let few: Vec<_> = found.iter().filter(|(_, languages)| languages.len() < 3).collect();
    assert!(few.is_empty(), "in fewer than three languages: {few:?}");
    // What holds everywhere is planted everywhere.
    for name in ["phrase-doubled", "markup-leaked", "words-stranded", "sentence-cut"] {
        assert!(found[name].len() >= 19, "{name}: {:?}", found[name]);
    }
}

/// A kind, two versions with their languages, and what stands in the first one then.
type Case = (&'static str, [(&'static str, &'static str); 2], &'static str);

/// Words that a kind must change so, each in a story of two versions, the second in another language or the same.
#[test]
fn faults_are_written_as_the_language_writes_them() {
    let cases: [Case; 15] = [
        ("figure-replaced", [("ar", "وأصيب ٣٥ شخصا في الحريق."), ("en", "The fire injured 35 people.")], "٧٥"),
        ("figure-replaced", [("hi", "आग में ३५ लोग घायल हुए।"), ("en", "The fire injured 35 people.")], "७५"),
        ("digits-transposed", [("en", "The fire injured 15 people."), ("fr", "L'incendie a fait 15 blessés.")], "51"),
        (
            "number-word-replaced",
            [("de", "Bei dem Brand starben sechs Menschen."), ("en", "The fire killed six people.")],
            "elf",
        ),
        ("number-word-replaced", [("zh", "火灾造成六人死亡。"), ("en", "The fire killed six people.")], "两"),
        (
            "magnitude-replaced",
            [("es", "La obra costó 3 millones de euros."), ("en", "The work cost 3 million euros.")],
            "millardos",
        ),
        (
            "unit-replaced",
            [("ru", "Пожар бушевал в 12 километрах от города."), ("en", "The fire raged 12 kilometres from the town.")],
            "милях",
        ),
        (
            "currency-replaced",
            [("ja", "被害額は300万ドルに上った。"), ("en", "The damage came to 3 million dollars.")],
            "ユーロ",
        ),
        (
            "month-replaced",
            [("cs", "Most bude otevřen 4. března 2026."), ("en", "The bridge opens on 4 March 2026.")],
            "srpna",
        ),
        (
            "weekday-replaced",
            [("ru", "Мост закрыли в пятницу."), ("en", "The bridge was closed on Friday.")],
            "понедельнику",
        ),
        ("time-replaced", [("en", "The train left at 10:50 a.m."), ("de", "Der Zug fuhr um 10.50 Uhr ab.")], "13"),
        (
            "direction-flipped",
            [("he", "השריפה פרצה בצפון העיר."), ("en", "The fire broke out in the north of the town.")],
            "בדרום",
        ),
        (
            "denial-dropped",
            [("de", "Der Minister trat am Montag nicht zurück."), ("en", "The minister did not resign on Monday.")],
            "",
        ),
        (
            "meaning-turned",
            [("ru", "Экспорт зерна начался в марте."), ("en", "Grain exports began in March.")],
            "Импорт",
        ),
        (
            "gender-flipped",
            [("en", "The mayor said he would resign."), ("en", "He would resign, the mayor said.")],
            "she",
        ),
    ];
    let mut wrong = Vec::new();
    for (name, [one, other], put) in cases {
        let story = story(vec![version("a", one.0, one.1), version("b", other.0, other.1)]);
        let made: Vec<String> = edits(&story)
            .into_iter()
            .filter(|(kind, version, _)| kind.name == name && *version == 0)
            .map(|(_, _, edit)| edit.put)
            .collect();
        if made != [put] {
            wrong.push(format!("{name}: {} gives {made:?}, not {put}", one.1));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Nobody sees by comparing what no other version says.
#[test]
fn what_one_version_alone_says_is_no_ground_for_comparison() {
    let text =
        "The fire injured 35 people on Friday. Rain fell in the north of Kent, 12 kilometres away, at 10:50 a.m.";
    let comparing = |kind: &Kind| {
        let family = checks::rule(kind.rules[0]).unwrap().family;
        family != Family::Garble || matches!(kind.name, "sentence-untranslated" | "quotation-marks-lost")
    };
    for versions in
        [vec![version("a", "en", text)], vec![version("a", "en", text), version("b", "en", "Bread is dearer.")]]
    {
        let made = edits(&story(versions));
        assert!(made.iter().any(|(kind, ..)| kind.name == "phrase-doubled"));
        assert_eq!(made.iter().filter(|(kind, ..)| comparing(kind)).map(|(kind, ..)| kind.name).next(), None);
    }
}

/// Faults that nobody can take for anything else.
const SURE: [&str; 5] = ["phrase-doubled", "encoding-mangled", "markup-leaked", "letter-mixed", "digits-transposed"];
const FLOOR: f64 = 0.9;

#[test]
fn sure_faults_are_caught_and_told_twice_alike() {
    let plan = plan(&SURE);
    // Every third story: more prove no more, and take their time.
    let stories: Vec<Story> = clean().into_iter().step_by(3).collect();
    let trials = || stories.iter().map(|story| trial(story, Options::plain(), &plan)).collect::<Vec<Trial>>();
    let (once, twice) = (trials(), trials());
    let worth = Worth::of(&once, &plan);
    for row in &worth.rows {
        let share = row.all.share().unwrap();
        assert!(row.all.planted >= 10 && share >= FLOOR, "{}: {:?}", row.kind.unwrap().name, row.all);
    }
    assert_eq!(worth.total.all.planted, worth.rows.iter().map(|row| row.all.planted).sum::<usize>());
    assert!(worth.controls.iter().all(|checked| checked.stories > 0));
    let pages = |worth: &Worth<'_>| (render::worth(worth, 3, false), render::worth_json(worth, 3));
    assert_eq!(pages(&worth), pages(&Worth::of(&twice, &plan)));
    for planted in once.iter().flat_map(|trial| &trial.planted) {
        let (was, is) = (&planted.was, &planted.is);
        let around = |(line, span): &(String, Span)| (line[..span.start].to_owned(), line[span.end..].to_owned());
        assert_eq!(around(was), around(is), "the lines differ in the place alone");
        assert_ne!(was.0, is.0);
    }
}

/// A fault is planted into this story, and this is what becomes of it.
fn outcomes(name: &str, policy: Policy) -> Vec<Outcome> {
    let story = story(vec![
        version("a", "en", "Rescuers pulled 35 people out of the water. The mayor thanked the rescuers on Friday."),
        version("b", "de", "Retter zogen 35 Menschen aus dem Wasser. Der Bürgermeister dankte am Freitag den Rettern."),
    ]);
    let options = Options { policy, ..Options::default() };
    trial(&story, &options, &plan(&[name])).planted.iter().map(|planted: &Planted| planted.outcome).collect()
}

fn asked(rule: &'static str, on: Option<bool>, severity: Option<Severity>) -> Policy {
    let setting = Setting { of: Target::Rule(rule), on, severity, least_confidence: None };
    Policy { scopes: vec![Scope { paths: None, settings: vec![setting] }], ..Policy::default() }
}

#[test]
fn settings_are_heeded() {
    assert_eq!(outcomes("figure-replaced", Policy::default()), [Outcome::Caught("number-differs"); 2]);
    assert_eq!(outcomes("figure-replaced", asked("number-differs", Some(false), None)), [Outcome::Off; 2]);
    let noted = asked("number-differs", None, Some(Severity::Note));
    assert_eq!(outcomes("figure-replaced", noted), [Outcome::Noted("number-differs"); 2]);
    assert_eq!(
        outcomes("markup-leaked", asked("number-differs", Some(false), None)),
        [Outcome::Caught("leaked-markup"); 2]
    );
}

/// What stood before is not caught, though the sentence around it is another one then.
#[test]
fn what_stands_already_counts_for_nothing() {
    let story = story(vec![
        version("a", "en", "Rescuers pulled 35 people out of the water &amp; the mayor thanked them on Friday."),
        version("b", "en", "On Friday the mayor thanked the rescuers who pulled 48 people out of the water."),
    ]);
    let plan = plan(&["figure-replaced", "weekday-replaced"]);
    let trial = trial(&story, Options::plain(), &plan);
    let told: Vec<_> = trial.planted.iter().map(|p| (p.kind.name, p.outcome)).collect();
    assert_eq!(told, [("weekday-replaced", Outcome::Caught("date-differs")); 2], "35 and 48 differ already");
}

#[test]
fn hostile_copy_does_no_harm() {
    let texts = [
        "",
        "\n\n",
        "。",
        "35",
        "قال الوزير إن ٣٥ شخصا أصيبوا يوم الجمعة في شمال المدينة. ولم يقل أكثر من ذلك.",
        "市长星期五表示，北部地区有35人受伤，损失达300万美元。会议没有举行。",
        "e\u{301}\u{301}\u{301} 35\u{200d}\u{200d} a\u{302}bcdefg hijklmn\u{308}op qrstuvwxyz.",
        "THE MAYOR SAID 35 PEOPLE WERE HURT IN THE NORTH OF THE TOWN ON FRIDAY, OFFICIALS SAID.\r\nYes.",
        "\u{202e}Six 35% of $3 million on 31/12/2025 at 10:50 “said” «he» 'she' … not 5th!",
    ];
    for (n, text) in texts.iter().enumerate() {
        for other in [texts[n], texts[(n + 4) % texts.len()]] {
            let cut = Version::cut("c".into(), None, &[other.to_owned(), (*text).to_owned(), String::new()]);
            let versions = vec![Version { lang: None, ..version("a", "", text) }, version("b", "th", other), cut];
            for versions in [versions.clone(), versions[..1].to_vec(), Vec::new()] {
                let all = trial(&story(versions), Options::plain(), &Plan { each: 2, ..Plan::default() });
                for planted in &all.planted {
                    let (line, span) = &planted.is;
                    assert!(line.get(span.start..span.end).is_some(), "{}: {line} {span:?}", planted.kind.name);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the copy, every place is one of the text.
    #[test]
    fn places_are_of_the_text(text in any::<String>(), tag in prop::sample::select(vec!["ar", "de", "en", "ja", "tr", "und"])) {
        let said = format!("{text} The mayor of Kent said 35 people, not 15, met on Friday. {text}");
        let story = story(vec![version("a", tag, &said), version("b", "en", &said)]);
        for (kind, version, edit) in edits(&story) {
            prop_assert_eq!(complaint(&story.versions[version].text, &edit), None, "{}: {:?}", kind.name, edit);
        }
    }
}
