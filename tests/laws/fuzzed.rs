//! The fuzz targets over their corpora, which hold seeds and whatever was found.

use crate::fuzz_targets::{TARGETS, run};
use std::collections::BTreeSet;
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(name)
}

/// The names of what a folder holds, without their extensions.
fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    let stem = |path: PathBuf| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    entries.filter_map(|entry| stem(entry.unwrap().path())).collect()
}

#[test]
fn laws_hold_for_what_was_found() {
    let mut broken = Vec::new();
    for (target, _) in TARGETS {
        let mut seeds: Vec<PathBuf> =
            fs::read_dir(folder("corpus").join(target)).unwrap().map(|entry| entry.unwrap().path()).collect();
        seeds.sort();
        for path in seeds {
            let bytes = fs::read(&path).unwrap();
            if let Err(why) = catch_unwind(|| run(target, &bytes)) {
                let why = why.downcast_ref::<String>().map(String::as_str).or(why.downcast_ref::<&str>().copied());
                broken.push(format!("{}: {}", path.display(), why.unwrap_or_default()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// A target that one of the three lists lacks is never run, or has nothing to begin with.
#[test]
fn every_target_has_a_program_and_a_corpus() {
    let targets: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names(&folder("fuzz_targets")), targets);
    assert_eq!(names(&folder("corpus")), targets);
    let manifest: toml::Value = toml::from_str(&fs::read_to_string(folder("Cargo.toml")).unwrap()).unwrap();
    let programs = manifest["bin"].as_array().unwrap().iter().map(|bin| bin["name"].as_str().unwrap().to_owned());
    assert_eq!(programs.collect::<BTreeSet<_>>(), targets);
}
