//! The word lists that the user names, on the command line and in the settings.

use super::args::{Configured, Lexicons};
use super::desk::say;
use crate::lang::Glossary;
use crate::source::glossary::{self, Named};
use crate::source::{configuration, dictionaries};
use std::convert::Infallible;
use std::path::Path;

/// Reads one `--lexicon`; any words name a file.
///
/// # Errors
/// None.
pub fn parse(words: &str) -> Result<Named, Infallible> {
    Ok(Named::parse(words))
}

/// The word lists for a command at a desk: those of the settings, wherever these are, and those that were
/// named.
///
/// # Errors
/// Where the settings or a list cannot be read: what to do.
pub fn at_desk(lexicons: &Lexicons, configured: &Configured) -> Result<Glossary, String> {
    let nearest = || {
        let here = std::env::current_dir().ok()?;
        configuration::nearest(&here)
    };
    let config = configured.config.clone().or_else(|| if configured.no_config { None } else { nearest() });
    read(lexicons, config.as_deref())
}

/// The word lists for a stream: no settings are looked for.
///
/// # Errors
/// Where the settings or a list cannot be read: what to do.
pub fn for_stream(lexicons: &Lexicons, config: Option<&Path>) -> Result<Glossary, String> {
    read(lexicons, config)
}

fn read(lexicons: &Lexicons, config: Option<&Path>) -> Result<Glossary, String> {
    let settings = config.map(configuration::read).transpose()?.unwrap_or_default();
    let files: Vec<Named> = settings.lexicons.iter().chain(&lexicons.files).cloned().collect();
    let glossary::Lexicons { mut glossary, mut warnings } = glossary::read(&files)?;
    for folder in settings.dictionaries.iter().chain(&lexicons.dictionaries) {
        warnings.extend(dictionaries::read(folder, &mut glossary.dictionaries)?);
    }
    warnings.iter().for_each(|warning| say("warning", warning));
    Ok(glossary)
}
