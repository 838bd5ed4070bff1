//! What a command goes by: the settings of a house, and what the command line says besides.

use super::args::{Configured, Lexicons};
use super::desk::say;
use crate::checks::RULES;
use crate::finding::{Family, Severity};
use crate::lang::Glossary;
use crate::report::{Options, Paths, Policy, Scope, Setting, Target, plain};
use crate::source::configuration::{self, Asked, AskedTable, Configuration, Level};
use crate::source::dictionaries;
use crate::source::glossary::{self, Named};
use crate::story::Story;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::time::Duration;
use toml::Spanned;

/// Reads one `--lexicon`; any words name a file.
///
/// # Errors
/// None.
pub fn parse(words: &str) -> Result<Named, Infallible> {
    Ok(Named::parse(words))
}

/// Reads a share.
///
/// # Errors
/// Where it is no number from 0 to 1.
pub fn share(words: &str) -> Result<f64, String> {
    let share = words.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "write a share from 0 to 1, such as 0.9".to_owned())
}

/// Reads a time.
///
/// # Errors
/// Where it is no number of seconds above 0.
pub fn seconds(words: &str) -> Result<Duration, String> {
    let time = words.parse().ok().and_then(configuration::time);
    time.ok_or_else(|| "write seconds, more than 0, such as 30 or 0.5".to_owned())
}

/// The settings for a command at a desk: those that were named, else the nearest.
///
/// # Errors
/// Where they cannot be read: what to do.
pub fn at_desk(configured: &Configured) -> Result<Configuration, String> {
    let nearest = || configuration::nearest(&std::env::current_dir().ok()?);
    let path = configured.config.clone().or_else(|| if configured.no_config { None } else { nearest() });
    path.map_or_else(|| Ok(Configuration::default()), |path| configuration::read(&path))
}

/// The settings for a stream: none are looked for.
///
/// # Errors
/// Where they cannot be read: what to do.
pub fn for_stream(path: Option<&Path>) -> Result<Configuration, String> {
    path.map_or_else(|| Ok(Configuration::default()), configuration::read)
}

/// How stories are checked by some settings.
///
/// # Errors
/// Where a setting names no rule or no pattern, or a word list cannot be read: what to do.
pub fn options(configuration: &Configuration, lexicons: &Lexicons) -> Result<Options, String> {
    let glossary = words(configuration, lexicons)?;
    Ok(Options { glossary, policy: policy(configuration)?, ..Options::default() })
}

/// The word lists of the settings and those that were named.
///
/// # Errors
/// Where one cannot be read: what to do.
pub fn words(configuration: &Configuration, lexicons: &Lexicons) -> Result<Glossary, String> {
    let files: Vec<Named> = configuration.lexicons().chain(lexicons.files.iter().cloned()).collect();
    let glossary::Lexicons { mut glossary, mut warnings } = glossary::read(&files)?;
    for folder in configuration.dictionaries().chain(lexicons.dictionaries.iter().cloned()) {
        warnings.extend(dictionaries::read(&folder, &mut glossary.dictionaries)?);
    }
    configuration.settings.words.known.iter().for_each(|word| glossary.dictionaries.add_word(word));
    for names in &configuration.settings.names.same {
        glossary.aliases.add(names.iter().map(String::as_str));
    }
    warnings.iter().for_each(|warning| say("warning", warning));
    Ok(glossary)
}

fn policy(configuration: &Configuration) -> Result<Policy, String> {
    let settings = &configuration.settings;
    let mut scopes = vec![Scope { paths: None, settings: asked(configuration, &settings.rules)? }];
    for part in &settings.overrides {
        let paths = Some(patterns(configuration, &part.paths)?);
        scopes.push(Scope { paths, settings: asked(configuration, &part.rules)? });
    }
    let base = if scopes.len() > 1 { std::env::current_dir().unwrap_or_default() } else { PathBuf::new() };
    Ok(Policy { scopes, base })
}

/// Gives copy that does not say its language the one that the settings have for its path.
///
/// # Errors
/// Where one of the paths is no pattern.
pub fn speak(configuration: &Configuration, stories: &mut [Story]) -> Result<(), String> {
    let mut spoken = Vec::new();
    for part in configuration.settings.overrides.iter().rev() {
        let Some(lang) = &part.lang else { continue };
        spoken.push((patterns(configuration, &part.paths)?, lang));
    }
    if spoken.is_empty() {
        return Ok(());
    }
    let base = std::env::current_dir().unwrap_or_default();
    for version in stories.iter_mut().flat_map(|story| &mut story.versions).filter(|version| version.lang.is_none()) {
        let Some(origin) = &version.origin else { continue };
        let path = plain(&base.join(&origin.path));
        let spoken = spoken.iter().find(|(paths, _)| paths.is_match(&path));
        version.lang = spoken.map(|(_, lang)| (*lang).clone());
    }
    Ok(())
}

/// Patterns of absolute paths, from those that start in the folder of the settings.
///
/// # Errors
/// Where one is no pattern.
pub fn patterns(configuration: &Configuration, paths: &[String]) -> Result<Paths, String> {
    let folder = plain(&std::env::current_dir().unwrap_or_default().join(configuration.folder()));
    Paths::of(folder, paths).map_err(|(pattern, why)| {
        let file = configuration.path.display();
        format!("reading the settings {file}: “{pattern}” is no pattern of paths: {why}: write sport/**")
    })
}

fn asked(configuration: &Configuration, rules: &BTreeMap<Spanned<String>, Asked>) -> Result<Vec<Setting>, String> {
    let mut settings = Vec::new();
    for (name, asked) in rules {
        let wrong = |why: &str| configuration.wrong(name.span().start, why);
        let of = target(name.get_ref()).map_err(|why| wrong(&why))?;
        let AskedTable { severity: level, least_confidence } = match asked {
            Asked::Level(level) => AskedTable { severity: Some(*level), least_confidence: None },
            Asked::Table(table) => table.clone(),
        };
        if least_confidence.is_some_and(|least| !(0.0..=1.0).contains(&least)) {
            return Err(wrong("least-confidence is no share: write a number from 0 to 1"));
        }
        let on = level.map(|level| level != Level::Off);
        let severity = match level {
            None | Some(Level::On | Level::Off) => None,
            Some(Level::Note) => Some(Severity::Note),
            Some(Level::Warning) => Some(Severity::Warning),
            Some(Level::Error) => Some(Severity::Error),
        };
        settings.push(Setting { of, on, severity, least_confidence });
    }
    Ok(settings)
}

fn target(name: &str) -> Result<Target, String> {
    if let Some(family) = Family::ALL.into_iter().find(|family| family.name() == name) {
        return Ok(Target::Family(family));
    }
    if let Some(rule) = RULES.iter().find(|rule| rule.name == name) {
        return Ok(Target::Rule(rule.name));
    }
    let names = RULES.iter().map(|rule| rule.name).chain(Family::ALL.map(Family::name));
    let near = configuration::nearest_name(name, names).unwrap_or_default();
    Err(format!("“{name}” is no rule and no family: write “{near}”; copydesk rules lists them"))
}
