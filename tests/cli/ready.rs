//! The files for pipelines: they are what their readers take, and the commands in them run as they stand.

use super::{Folder, Ran};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;
use yaml_rust2::{Yaml, YamlLoader};

const GOOD: &str = "Six people were hurt in Lodz on Tuesday.\nThe mayor closed 12 schools.\n";
const BAD: &str = "Six people were hurt in Lodz on Tuesday.\nThe mayor closed 15 schools.\n";

/// The repository of a house: copy that is good, and copy that is not.
fn house() -> Folder {
    let name = Path::new(env!("CARGO_BIN_EXE_copydesk"));
    let folder = Folder::with(&[
        ("stories/a.en.txt", GOOD),
        ("stories/b.en.txt", BAD),
        ("good/a.en.txt", GOOD),
        ("good/b.en.txt", GOOD),
        ("copydesk/bin/.keep", ""),
    ]);
    std::os::unix::fs::symlink(name, folder.0.join("copydesk/bin/copydesk")).unwrap();
    folder
}

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn yaml(text: &str) -> Vec<Yaml> {
    YamlLoader::load_from_str(text).unwrap_or_else(|why| panic!("{why}\n{text}"))
}

fn words(value: &Yaml) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no words: {value:?}"))
}

fn names(table: &Yaml) -> Vec<&str> {
    table.as_hash().unwrap().keys().map(words).collect()
}

/// Words with each input, as it is written between such marks, replaced by what is given or by its default.
fn filled(text: &str, [open, close]: [&str; 2], inputs: &Yaml, given: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(open) {
        let (inside, behind) = behind.split_once(close).unwrap();
        let name = inside.trim().strip_prefix("inputs.").unwrap();
        assert!(names(inputs).contains(&name), "no input is called {name}");
        out.push_str(before);
        let given = given.iter().find(|(other, _)| *other == name).map(|(_, value)| *value);
        out.push_str(given.unwrap_or_else(|| words(&inputs[name]["default"])));
        rest = behind;
    }
    out + rest
}

fn shell(folder: &Folder, script: &str, variables: &[(String, String)]) -> Ran {
    let mut command = Command::new("bash");
    command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]).current_dir(&folder.0);
    command.env("PATH", format!("{}/copydesk/bin:{}", folder.0.display(), std::env::var("PATH").unwrap()));
    Ran(command.envs(variables.iter().map(|(name, value)| (name, value))).output().unwrap())
}

/// The variables of a step or a job, filled.
fn variables(table: &Yaml, marks: [&str; 2], inputs: &Yaml, given: &[(&str, &str)]) -> Vec<(String, String)> {
    let table = table.as_hash().unwrap();
    table.iter().map(|(name, value)| (words(name).to_owned(), filled(words(value), marks, inputs, given))).collect()
}

/// What any pipeline makes of copy, by what it is given, and whether the files are there then.
fn judge(run: impl Fn(&Folder, &[(&str, &str)]) -> Ran, files: &[&str]) {
    let cases: [(&[(&str, &str)], i32); 5] = [
        (&[], 1),
        (&[("paths", "good")], 0),
        (&[("paths", "good stories"), ("args", "--fail-on never")], 0),
        (&[("paths", "good stories"), ("args", "--fail-on warning --notes")], 1),
        (&[("paths", "good *")], 2),
    ];
    for (given, code) in cases {
        let folder = house();
        let ran = run(&folder, given);
        assert_eq!(ran.code(), code, "{given:?}: {}{}", ran.out(), ran.err());
        if given.last().is_some_and(|(_, value)| *value == "good *") {
            assert!(ran.err().contains("reading *: "), "names are no patterns: {}", ran.err());
        }
        files.iter().for_each(|file| assert!(folder.0.join(file).is_file(), "{given:?}: {file}"));
    }
}

#[test]
fn the_action_of_github_runs() {
    const MARKS: [&str; 2] = ["${{", "}}"];
    let text = file("action.yml");
    let action = &yaml(&text)[0];
    let steps = action["runs"]["steps"].as_vec().unwrap();
    assert_eq!(words(&action["runs"]["using"]), "composite");
    for step in steps {
        assert_eq!(step["run"].is_badvalue(), step["shell"].is_badvalue(), "a script names its shell");
        assert_ne!(step["run"].is_badvalue(), step["uses"].is_badvalue(), "a step runs or uses");
        assert!(!step["run"].as_str().is_some_and(|run| run.contains("${{")), "inputs are no part of a script");
    }
    for name in names(&action["inputs"]) {
        assert!(text.contains(&format!("inputs.{name}")), "{name} is of no use");
        assert!(action["inputs"][name]["description"].as_str().is_some());
    }
    let step = |name: &str| steps.iter().find(|step| words(&step["name"]) == name).unwrap();
    let check = step("Check");
    let run = |folder: &Folder, given: &[(&str, &str)]| {
        let mut set = variables(&check["env"], MARKS, &action["inputs"], given);
        set.push(("RUNNER_TEMP".to_owned(), folder.0.display().to_string()));
        let ran = shell(folder, words(&check["run"]), &set);
        if ran.code() == 1 {
            assert!(ran.out().contains("::error file=stories/"), "{}", ran.out());
        }
        ran
    };
    judge(run, &["copydesk.sarif"]);

    let folder = house();
    let set = [("GITHUB_ACTION_PATH", env!("CARGO_MANIFEST_DIR")), ("GITHUB_OUTPUT", "output")];
    let set = set.map(|(name, value)| (name.to_owned(), folder.0.join(value).display().to_string()));
    let ran = shell(&folder, words(&step("Name the build")["run"]), &set);
    assert_eq!(ran.code(), 0, "{}", ran.err());
    let output = fs::read_to_string(folder.0.join("output")).unwrap();
    let hash = output.strip_prefix("hash=").unwrap().trim_end();
    assert!(hash.len() == 40 && hash.bytes().all(|b| b.is_ascii_hexdigit()), "{output}");
}

#[test]
fn the_component_of_gitlab_runs() {
    const MARKS: [&str; 2] = ["$[[", "]]"];
    let text = file("templates/copydesk.yml");
    let [spec, jobs] = &yaml(&text)[..] else { panic!("a component has two parts") };
    let (inputs, job) = (&spec["spec"]["inputs"], &jobs["copydesk"]);
    for name in names(inputs) {
        assert!(text.contains(&format!("$[[ inputs.{name} ]]")), "{name} is of no use");
    }
    let script: Vec<&str> = job["script"].as_vec().unwrap().iter().map(words).collect();
    assert!(!script.concat().contains("$[["), "inputs are no part of a script");
    let reports = job["artifacts"]["reports"].as_hash().unwrap();
    let files: Vec<&str> = reports.values().map(words).collect();
    let run = |folder: &Folder, given: &[(&str, &str)]| {
        let ran = shell(folder, &script.join("\n"), &variables(&job["variables"], MARKS, inputs, given));
        let quality: Value = serde_json::from_slice(
            &fs::read(folder.0.join(words(&job["artifacts"]["reports"]["codequality"]))).unwrap(),
        )
        .unwrap();
        assert!(ran.code() != 1 || quality[0]["location"]["path"] == "stories/b.en.txt" || quality[0].is_object());
        ran
    };
    judge(run, &files);
    assert_eq!(words(&job["artifacts"]["when"]), "always", "a closed gate has reports too");
}

#[test]
fn the_hook_of_pre_commit_runs() {
    let hooks = &yaml(&file(".pre-commit-hooks.yaml"))[0];
    let hook = &hooks[0];
    assert_eq!(hook["pass_filenames"].as_bool(), Some(false), "changed files are a part of a story");
    assert_eq!((words(&hook["id"]), words(&hook["language"])), ("copydesk", "rust"));
    let args: Vec<&str> = hook["args"].as_vec().unwrap().iter().map(words).collect();
    let run = |args: &[&str]| shell(&house(), &format!("{} {}", words(&hook["entry"]), args.join(" ")), &[]);
    assert_eq!(run(&args).code(), 1);
    assert_eq!(run(&["good"]).code(), 0);
}

#[test]
fn the_container_is_built_with_the_compiler_of_the_manifest() {
    let file = file("Dockerfile");
    let all =
        |word: &str| -> Vec<&str> { file.lines().filter_map(|line| line.strip_prefix(word)).map(str::trim).collect() };
    assert_eq!(all("FROM ")[0], concat!("rust:", env!("CARGO_PKG_RUST_VERSION"), "-alpine AS build"));
    assert_eq!(all("ENTRYPOINT "), [r#"["copydesk"]"#]);
    let [user] = all("USER ")[..] else { panic!("who runs it?") };
    assert!(user.split(':').all(|number| number.parse::<u32>().is_ok_and(|number| number > 0)), "{user}");
}

/// What README shows of pipelines has no key and no name that is none.
#[test]
fn readme_shows_what_the_files_take() {
    let readme = file("README.md");
    let blocks: Vec<Yaml> =
        readme.split("```yaml\n").skip(1).map(|rest| yaml(rest.split("```").next().unwrap()).remove(0)).collect();
    assert_eq!(blocks.len(), 3, "GitHub, GitLab, pre-commit");
    let [github, gitlab, commit] = &blocks[..] else { return };

    let action = &yaml(&file("action.yml"))[0];
    let steps = github["jobs"]["copydesk"]["steps"].as_vec().unwrap();
    let with = steps.iter().find(|step| !step["with"].is_badvalue()).unwrap();
    names(&with["with"]).iter().for_each(|name| assert!(names(&action["inputs"]).contains(name), "{name}"));

    let inputs = &yaml(&file("templates/copydesk.yml"))[0]["spec"]["inputs"];
    let given = names(&gitlab["include"][0]["inputs"]);
    given.iter().for_each(|name| assert!(names(inputs).contains(name), "{name}"));
    for name in names(inputs) {
        assert!(given.contains(&name) || !inputs[name]["default"].is_badvalue(), "{name} must be given");
    }

    let hooks = &yaml(&file(".pre-commit-hooks.yaml"))[0];
    assert_eq!(commit["repos"][0]["hooks"][0]["id"], hooks[0]["id"]);
}
