//! `config` and `init`: the settings of a house.

use super::args::{Config, ConfigCommand, Init, Lexicons};
use super::{decided, desk, settings};
use crate::checks::RULES;
use crate::report::Options;
use crate::source::configuration::{self, Configuration, NAME};
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

/// Shows, checks or describes the settings.
///
/// # Errors
/// Where they are wrong: the line, why, and what to do.
pub fn config(config: &Config) -> Result<(), String> {
    match &config.command {
        ConfigCommand::Show(which) => {
            let configuration = settings::at_desk(which)?;
            let options = settings::options(&configuration, &Lexicons::default())?;
            desk::write(&shown(&configuration, &options), false)
        }
        ConfigCommand::Check(which) => {
            let configuration = settings::at_desk(which)?;
            if configuration.path.as_os_str().is_empty() {
                return Err(format!("there are no settings: no {NAME} stands here or above; copydesk init writes one"));
            }
            settings::options(&configuration, &Lexicons::default())?;
            decided::read(&super::args::Decided::default(), &configuration)?;
            desk::write(&format!("{}: good\n", configuration.path.display()), false)
        }
        ConfigCommand::Schema => desk::write(&configuration::schema(), false),
    }
}

/// Which file counts, and what each rule is by it: TOML again.
fn shown(configuration: &Configuration, options: &Options) -> String {
    let mut out = if configuration.path.as_os_str().is_empty() {
        format!("# no {NAME} stands here or above: these are the defaults\n")
    } else {
        format!("# {}\n", configuration.path.display())
    };
    out.push_str("\n[rules]\n");
    for rule in RULES {
        let word = options.policy.usual(rule).map_or("off", |severity| severity.name());
        out.push_str(&format!("{} = \"{word}\"\n", rule.name));
    }
    for part in &configuration.settings.overrides {
        let names: Vec<&str> = part.rules.keys().map(|name| name.get_ref().as_str()).collect();
        out.push_str(&format!("# otherwise in {}: {}\n", part.paths.join(", "), names.join(", ")));
    }
    out
}

/// Writes a file of settings that says what each does and sets nothing.
///
/// # Errors
/// Where there is one, or it cannot be written.
pub fn init(init: &Init) -> Result<(), String> {
    let path = init.folder.as_deref().unwrap_or(Path::new("")).join(NAME);
    let file = OpenOptions::new().write(true).create_new(true).open(&path);
    let written = file.and_then(|mut file| file.write_all(TEMPLATE.as_bytes()));
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            format!("writing {}: it is there already: edit it, or take it away first", path.display())
        }
        _ => format!("writing {}: {error}: name a folder that can be written", path.display()),
    })?;
    desk::say("note", &format!("{} is written: nothing is set in it yet", path.display()));
    Ok(())
}

/// Every setting, each behind a mark of comment; a test takes the marks away and reads it.
const TEMPLATE: &str = include_str!("template.toml");
