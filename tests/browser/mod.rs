//! The report as an editor meets it, in a real Chromium; without one on the machine these tests say so and pass,
//! unless `COPYDESK_BROWSER=required`.

mod chromium;

use crate::gold;
use chromium::Page;
use copydesk::finding::Severity;
use copydesk::render::{Asked, Run, Tally, html};
use copydesk::report::{Options, Report};
use copydesk::{Story, check};
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A folder for a browser and its pages, removed at the end.
struct Desk(PathBuf);

impl Desk {
    /// `None` where the machine has no browser; that is said.
    fn open(name: &str) -> Option<(Desk, Page)> {
        let Some(program) = chromium::program() else {
            assert!(std::env::var_os("COPYDESK_BROWSER").is_none(), "a browser is required and none is there");
            // Nobody need be there to read it.
            let _ = writeln!(std::io::stderr(), "browser::{name}: skipped, for no Chromium is installed here");
            return None;
        };
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("browser-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&folder).unwrap();
        let page = Page::open(&program, &folder.join("profile"), (1400, 900));
        Some((Desk(folder), page))
    }

    /// Writes the report of some stories.
    fn put(&self, name: &str, stories: &[Story]) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, report(stories)).unwrap();
        path
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn report(stories: &[Story]) -> String {
    let reports: Vec<Report<'_>> = stories.iter().map(|story| check(story, Options::plain())).collect();
    let tally = Tally::of(&reports);
    html(&Run::of(&reports, &[], Asked { from: Severity::Warning, fail_on: None, most: None }), &tally)
}

/// A story of the corpora.
fn story(slug: &str) -> Story {
    gold::stories().into_iter().find(|story| story.slug == slug).unwrap().story
}

/// How many findings are shown.
const SHOWN: &str =
    "[...document.querySelectorAll('.story:not([hidden]) article.finding')].filter((a) => a.checkVisibility()).length";
/// The rule of the finding that has the focus.
const FOCUSED: &str = "document.activeElement.closest('article')?.dataset.rule ?? null";

/// What a page must not have done: failed, complained, or asked the network for anything.
fn complaints(page: &Page) -> Vec<String> {
    let is_bad = |event: &&Value| match event["method"].as_str() {
        Some("Runtime.exceptionThrown") => true,
        Some("Runtime.consoleAPICalled") => matches!(event["params"]["type"].as_str(), Some("error" | "warning")),
        Some("Log.entryAdded") => event["params"]["entry"]["level"] == "error",
        Some("Network.requestWillBeSent") => {
            let url = event["params"]["request"]["url"].as_str().unwrap_or_default();
            !["file:", "about:", "blob:", "data:"].iter().any(|scheme| url.starts_with(scheme))
        }
        _ => false,
    };
    page.events.iter().filter(is_bad).map(Value::to_string).collect()
}

#[test]
fn filters_narrow_and_stay_in_the_address() {
    let Some((desk, mut page)) = Desk::open("filters") else { return };
    let file = desk.put("r.html", &[story("rate-cut-record-loss")]);
    page.visit(&file, "");
    let all = page.eval(SHOWN).as_u64().unwrap();
    let of = |severity: &str| format!("document.querySelectorAll('article[data-severity={severity}]').length");
    let (errors, warnings) = (page.eval(&of("error")).as_u64().unwrap(), page.eval(&of("warning")).as_u64().unwrap());
    assert!(errors > 2 && warnings > 1, "{errors} {warnings}");
    assert_eq!(all, errors + warnings, "notes wait until they are asked for");
    page.eval("document.querySelector('[name=severity][value=warning]').click()");
    assert_eq!(page.eval(SHOWN), errors);
    page.eval("(() => { const s = document.querySelector('[name=rule]'); s.value = 'number-differs'; s.dispatchEvent(new Event('input', {bubbles: true})); })()");
    let chosen = page.eval(SHOWN).as_u64().unwrap();
    assert!(0 < chosen && chosen < errors);
    let hash = page.eval("location.hash");
    let hash = hash.as_str().unwrap();
    assert!(hash.contains("severity=error") && hash.contains("rule=number-differs"), "{hash}");
    page.visit(&file, hash);
    assert_eq!(page.eval(SHOWN), chosen, "the address brings it back");
    page.eval("document.querySelector('[name=severity][value=error]').click()");
    assert_eq!(page.eval("document.querySelector('.empty').checkVisibility()"), true);
    page.eval("document.querySelector('.empty button').click()");
    assert_eq!(page.eval(SHOWN), all);
    page.press(&["/"]);
    page.call("Input.insertText", json!({"text": "12.4"}));
    let found = page.eval(SHOWN).as_u64().unwrap();
    assert!(found < all, "a search narrows: {found} of {all}");
    assert_eq!(complaints(&page), Vec::<String>::new());
}

#[test]
fn keys_lead_through_a_story() {
    let Some((desk, mut page)) = Desk::open("keys") else { return };
    let file = desk.put("r.html", &[story("quake-vote-postponed")]);
    page.visit(&file, "");
    let rules = page.eval("[...document.querySelectorAll('article.finding:not([hidden])')].map((a) => a.dataset.rule)");
    page.press(&["j"]);
    assert_eq!(page.eval(FOCUSED), rules[0]);
    page.press(&["j", "j", "k"]);
    assert_eq!(page.eval(FOCUSED), rules[1]);
    let said = page.eval("document.querySelector('#said').textContent");
    assert!(said.as_str().unwrap().starts_with("Finding 2 of "), "{said}");
    assert_eq!(page.eval("document.querySelectorAll('mark.at').length > 1"), true, "both sides are shown");
    let fingerprint = page.eval("document.activeElement.dataset.fingerprint");
    page.visit(&file, &format!("#f={}", fingerprint.as_str().unwrap()));
    assert_eq!(page.eval("document.activeElement.dataset.fingerprint"), fingerprint, "an address names a finding");

    page.press(&["e"]);
    assert_eq!(page.eval("document.querySelector('dialog.explain').open"), true);
    assert_eq!(page.eval("document.querySelector('dialog.explain .page').textContent.length > 100"), true);
    page.press(&["Escape", "?"]);
    assert_eq!(page.eval("document.querySelector('dialog.help').open"), true);
    page.press(&["Escape"]);

    let rows = "[...document.querySelectorAll('tr.row')].filter((row) => !row.hidden).length";
    let all = page.eval("document.querySelectorAll('tr.row').length");
    let some = page.eval(rows);
    assert!(some.as_u64() < all.as_u64(), "what agrees is folded");
    assert_eq!(page.eval("/^\\d+ sentences? agrees?/.test(document.querySelector('tr.fold').textContent)"), true);
    page.press(&["u"]);
    assert_eq!(page.eval(rows), all);
    page.press(&["u"]);
    assert_eq!(page.eval(rows), some);

    let first = "document.querySelector('thead th.version').dataset.id";
    assert_eq!(page.eval(first), "es", "the source stands first");
    page.press(&["b"]);
    assert_eq!(page.eval(first), "en");
    assert_eq!(page.eval("document.querySelector('tr.row td.base').lang"), "en", "the cells go with their head");
    page.press(&["f"]);
    assert_eq!(page.eval("document.activeElement.name"), "severity");
    page.eval("document.activeElement.blur()");
    page.press(&["J", "J"]);
    assert_eq!(page.eval("document.activeElement.closest('tr.row') !== null"), true);
    assert_eq!(complaints(&page), Vec::<String>::new());
}

#[test]
fn columns_are_hidden_and_moved() {
    let Some((desk, mut page)) = Desk::open("columns") else { return };
    let file = desk.put("r.html", &[story("border-post-truce")]);
    page.visit(&file, "");
    let shown = "[...document.querySelectorAll('thead th.version')].filter((h) => !h.hidden).map((h) => h.dataset.id)";
    assert_eq!(page.eval(shown), json!(["en", "fa", "fr", "ru", "tr"]));
    page.eval("document.querySelector('[data-do=columns]').click()");
    page.eval("document.querySelector('dialog.columns [aria-label=\"Further left: fr\"]').click()");
    page.eval("document.querySelectorAll('dialog.columns input')[3].click()");
    assert_eq!(page.eval(shown), json!(["en", "fr", "fa", "tr"]));
    page.eval("document.querySelector('dialog.columns [aria-label=\"Base: tr\"]').click()");
    assert_eq!(page.eval(shown), json!(["tr", "en", "fr", "fa"]));
    let cells = "[...document.querySelectorAll('tr.row:not([hidden]) td[data-version]')].filter((c) => !c.hidden).slice(0, 4).map((c) => c.lang)";
    assert_eq!(page.eval(cells), json!(["tr", "en", "fr", "fa"]));
    let hash = page.eval("location.hash");
    page.visit(&file, hash.as_str().unwrap());
    assert_eq!(page.eval(shown), json!(["tr", "en", "fr", "fa"]), "the address brings it back");
    assert_eq!(complaints(&page), Vec::<String>::new());
}

#[test]
fn scripts_run_as_their_copy_does() {
    let Some((desk, mut page)) = Desk::open("scripts") else { return };
    let file = desk.put("r.html", &[story("quake-vote-postponed")]);
    page.visit(&file, "");
    // Where the first words of a cell stand: at its right edge where the copy runs from right to left.
    let side = |lang: &str| {
        format!(
            "(() => {{ const cell = [...document.querySelectorAll('tr.row:not([hidden]) td[lang={lang}]')].find((c) => c.textContent.trim().length > 40);
              const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
              let node; do {{ node = walk.nextNode(); }} while (node.parentElement.closest('.name, .para, .kind') || !node.data.trim());
              const range = document.createRange(); range.setStart(node, 0); range.setEnd(node, 1);
              const mark = range.getBoundingClientRect(), box = cell.getBoundingClientRect();
              return (mark.left + mark.right) / 2 > (box.left + box.right) / 2 ? 'right' : 'left'; }})()"
        )
    };
    for (lang, wanted) in [("ar", "right"), ("he", "right"), ("ja", "left"), ("es", "left")] {
        assert_eq!(page.eval(&side(lang)), wanted, "{lang}");
        let way = if wanted == "right" { "rtl" } else { "ltr" };
        assert_eq!(page.eval(&format!("getComputedStyle(document.querySelector('td[lang={lang}]')).direction")), way);
    }
    let order = "['es', 'en', 'ja', 'ar', 'he'].every((lang, n, all) => n === 0 || document.querySelector(`tr.row:not([hidden]) td[lang=${all[n - 1]}]`).getBoundingClientRect().left < document.querySelector(`tr.row:not([hidden]) td[lang=${lang}]`).getBoundingClientRect().left)";
    assert_eq!(page.eval(order), true, "columns keep their order");

    let file = desk.put("hi.html", &[story("rate-cut-record-loss")]);
    page.visit(&file, "");
    page.press(&["u"]);
    let torn = "(() => { const torn = []; for (const cell of document.querySelectorAll('td[lang=hi]')) { const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT); while (walk.nextNode()) if (/^\\p{M}/u.test(walk.currentNode.data)) torn.push(walk.currentNode.data); } return torn; })()";
    assert_eq!(page.eval(torn), json!([]), "no mark is parted from its letter");
    assert_eq!(complaints(&page), Vec::<String>::new());
}

#[test]
fn a_page_prints_a_finding_a_block() {
    let Some((desk, mut page)) = Desk::open("print") else { return };
    let file = desk.put("r.html", &[story("ferry-second-fire")]);
    page.visit(&file, "");
    page.see("print", "dark");
    let style = |selector: &str, what: &str| format!("getComputedStyle(document.querySelector('{selector}')).{what}");
    assert_eq!(page.eval(&style(".bar", "display")), "none");
    assert_eq!(page.eval(&style("body", "backgroundColor")), "rgb(255, 255, 255)", "paper is white in the dark too");
    assert_eq!(page.eval(&style("tr.row:not([hidden])", "breakInside")), "avoid");
    assert_eq!(page.eval(&style("thead", "display")), "table-header-group", "the head is on every page");
    assert_eq!(page.eval("document.querySelector('thead tr.page').innerText.trim()"), "ferry-second-fire");
    let pdf = page.call("Page.printToPDF", json!({"landscape": true}));
    let data = pdf["data"].as_str().unwrap();
    assert!(data.starts_with("JVBERi0") && data.len() > 20_000, "it is a PDF: {}", data.len());
    assert_eq!(complaints(&page), Vec::<String>::new());
}

#[test]
fn decisions_are_kept_and_exported() {
    let Some((desk, mut page)) = Desk::open("decisions") else { return };
    let file = desk.put("r.html", &[story("rate-cut-record-loss")]);
    page.visit(&file, "");
    let all = page.eval(SHOWN).as_u64().unwrap();
    page.press(&["j", "a"]);
    let fingerprint = page.eval("document.querySelector('.finding.at').dataset.fingerprint");
    page.eval("document.querySelector('dialog.accept [value=accept]').click()");
    assert_eq!(page.eval("document.querySelector('dialog.accept').open"), true, "nothing is accepted without a reason");
    page.eval("document.querySelector('dialog.accept textarea').focus()");
    page.call("Input.insertText", json!({"text": "The wire rounds \u{201c}so\u{201d}: رويترز"}));
    page.eval("document.querySelector('dialog.accept [name=by]').value = 'mk'");
    page.eval("document.querySelector('dialog.accept [name=until]').value = '2027-01-31'");
    page.eval("document.querySelector('dialog.accept [value=accept]').click()");
    // What was accepted is out of the way.
    page.await_value(SHOWN, &json!(all - 1));
    page.visit(&file, "");
    assert_eq!(page.eval(SHOWN), all - 1, "it outlives the page");

    let behaviour = json!({"behavior": "allow", "downloadPath": desk.0, "eventsEnabled": true});
    page.call("Browser.setDownloadBehavior", behaviour);
    page.eval("document.querySelector('[data-do=export]').click()");
    page.wait(|event| event["method"] == "Browser.downloadProgress" && event["params"]["state"] == "completed");
    let exported = fs::read_to_string(desk.0.join("decisions.jsonl")).unwrap();
    let decision: Value = serde_json::from_str(exported.trim_end()).unwrap();
    assert_eq!(decision["fingerprint"], fingerprint);
    assert_eq!((&decision["by"], &decision["until"]), (&json!("mk"), &json!("2027-01-31")));
    accepted(&desk, fingerprint.as_str().unwrap());

    page.eval("document.querySelector('[name=decided]').click()");
    assert_eq!(page.eval(SHOWN), all);
    page.press(&["j", "a"]);
    page.eval("document.querySelector('dialog.accept [value=withdraw]').click()");
    page.await_value("document.querySelectorAll('article[data-decided]').length", &json!(0));
    page.eval("document.querySelector('[name=decided]').click()");
    assert_eq!(page.eval(SHOWN), all, "it is taken back");
    assert_eq!(complaints(&page), Vec::<String>::new());
}

/// The program takes the exported file, and the finding is accepted in a run after it.
#[cfg(feature = "cli")]
fn accepted(desk: &Desk, fingerprint: &str) {
    let run = |args: &[&str]| {
        let mut command = assert_cmd::cargo::cargo_bin_cmd!("copydesk");
        command.current_dir(&desk.0).args(args).output().unwrap()
    };
    let ran = run(&["accept", "--from", "decisions.jsonl"]);
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let copy = gold::root().join("desk/rate-cut-record-loss");
    let copy = copy.to_str().unwrap();
    let ran = run(&["check", "--accepted", "copydesk.accepted.jsonl", "--format", "json", copy]);
    let reports: Value = serde_json::from_slice(&ran.stdout).unwrap();
    let findings = reports[0]["findings"].as_array().unwrap();
    let finding = findings.iter().find(|finding| finding["fingerprint"] == fingerprint).unwrap();
    assert_eq!(finding["standing"], "accepted");
    let ran = run(&["report", "--accepted", "copydesk.accepted.jsonl", "-o", "again.html", copy]);
    assert!(ran.status.success());
    let again = fs::read_to_string(desk.0.join("again.html")).unwrap();
    assert!(again.contains("Accepted by mk, until 2027-01-31: The wire rounds"), "it survives a new run");
}

#[cfg(not(feature = "cli"))]
fn accepted(_: &Desk, _: &str) {}

#[test]
fn many_stories_have_an_index() {
    let Some((desk, mut page)) = Desk::open("index") else { return };
    let stories: Vec<Story> = gold::stories().into_iter().map(|story| story.story).collect();
    let file = desk.put("r.html", &stories);
    page.visit(&file, "");
    let listed = "[...document.querySelectorAll('#stories tbody tr')].filter((row) => row.checkVisibility()).map((row) => row.dataset.story)";
    assert_eq!(page.eval(listed).as_array().unwrap().len(), stories.len());
    assert_eq!(page.eval("document.querySelectorAll('.story:not([hidden])').length"), 0);
    page.eval("document.querySelector('[data-sort=\"2\"]').click()");
    let errors = page
        .eval("[...document.querySelectorAll('#stories tbody tr')].map((row) => Number(row.cells[2].dataset.value))");
    let errors: Vec<u64> = errors.as_array().unwrap().iter().map(|number| number.as_u64().unwrap()).collect();
    assert!(errors.is_sorted_by(|a, b| a >= b) && errors[0] > 0, "{errors:?}");
    page.eval("(() => { const box = document.querySelector('[data-find-story]'); box.value = 'quake-vote'; box.dispatchEvent(new Event('input')); })()");
    assert_eq!(page.eval(listed), json!(["quake-vote-postponed"]));
    page.eval("document.querySelector('#stories a[href=\"#' + document.querySelector('.story[data-story=quake-vote-postponed]').id + '\"]').click()");
    assert_eq!(
        page.eval("[...document.querySelectorAll('.story:not([hidden])')].map((s) => s.dataset.story)"),
        json!(["quake-vote-postponed"])
    );
    for view in ["facts", "coverage", "copy"] {
        page.eval(&format!("document.querySelector('[data-view={view}]').click()"));
        let seen = "['copy', 'facts', 'coverage'].filter((name) => document.querySelector(`.story:not([hidden]) section.${name}`).checkVisibility())";
        assert_eq!(page.eval(seen), json!([view]));
    }
    // Past the last finding comes the next story.
    let last = page.eval(SHOWN).as_u64().unwrap();
    (0..=last).for_each(|_| page.press(&["j"]));
    assert_ne!(page.eval("document.querySelector('.story:not([hidden])').dataset.story"), "quake-vote-postponed");
    assert_eq!(complaints(&page), Vec::<String>::new());
}

/// The rules of axe-core, which is fetched for these tests alone; `COPYDESK_AXE` says where it lies.
#[test]
fn nobody_is_shut_out() {
    let Some((desk, mut page)) = Desk::open("axe") else { return };
    let Some(axe) = std::env::var_os("COPYDESK_AXE") else {
        assert!(std::env::var_os("COPYDESK_BROWSER").is_none(), "axe-core is required: COPYDESK_AXE names its file");
        let _ = writeln!(std::io::stderr(), "browser::axe: skipped, for COPYDESK_AXE names no axe.min.js");
        return;
    };
    let axe = fs::read_to_string(axe).unwrap();
    let one = desk.put("one.html", &[story("quake-vote-postponed")]);
    let many = desk.put("many.html", &[story("rate-cut-record-loss"), story("kelp-harvest-script")]);
    let violations = "axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200) + ' ' + n.failureSummary).join(' | ')))";
    for (file, hash, keys, width, scheme) in [
        (&one, "", &["j"][..], 1400, "light"),
        (&one, "", &["u"][..], 1400, "dark"),
        (&one, "", &["j"][..], 400, "light"),
        (&one, "#view=facts", &[][..], 1400, "light"),
        (&one, "#view=coverage", &[][..], 1400, "dark"),
        (&one, "", &["j", "a"][..], 1400, "light"),
        (&one, "", &["j", "e"][..], 1400, "dark"),
        (&one, "", &["?"][..], 1400, "light"),
        (&many, "", &[][..], 1400, "light"),
        (&many, "#s=kelp-harvest-script&severity=error,warning,note", &["j"][..], 1400, "dark"),
    ] {
        page.resize(width, 900);
        page.see("screen", scheme);
        page.visit(file, hash);
        page.press(keys);
        page.eval(&axe);
        assert_eq!(page.eval(violations), json!([]), "{} {hash} {keys:?} {width} {scheme}", file.display());
    }
}

#[test]
fn hostile_copy_stays_copy() {
    let Some((desk, mut page)) = Desk::open("hostile") else { return };
    let file = desk.put("r.html", &[story("kelp-harvest-script")]);
    page.visit(&file, "");
    page.press(&["u", "j"]);
    assert_eq!(page.eval("document.querySelectorAll('script').length"), 1);
    assert_eq!(page.eval("document.querySelectorAll('img, iframe, object, embed, link').length"), 0);
    assert_eq!(page.eval("typeof window.owned"), "undefined");
    assert_eq!(page.eval("document.body.innerText.includes('<script>')"), true, "it is shown");
    assert_eq!(page.eval("/[\\u202A-\\u202E\\u2066-\\u2067]/.test(document.body.textContent)"), false);
    assert_eq!(complaints(&page), Vec::<String>::new());
}
