//! What the program says of itself: its rules, their pages, completions and man pages.

use super::args::{Cli, Completions, Explain, Format, Man, Rules};
use super::desk;
use crate::checks::{self, RULES};
use crate::render::{self, views};
use crate::source::configuration::nearest_name;
use clap::CommandFactory;

/// The list of rules.
///
/// # Errors
/// Where the list cannot be written.
pub fn rules(rules: &Rules) -> Result<(), String> {
    let color = desk::colors(super::args::Color::Auto) && rules.format == Format::Text;
    let page = match rules.format {
        Format::Text => render::rules(RULES, color),
        Format::Json => views::rules(RULES) + "\n",
    };
    desk::write(&page, color)
}

/// A rule's page, as it is.
///
/// # Errors
/// Where there is no such rule: the name that is nearest to it.
pub fn explain(explain: &Explain) -> Result<(), String> {
    let Some(rule) = checks::rule(&explain.rule) else {
        let nearest = nearest_name(&explain.rule, RULES.iter().map(|rule| rule.name)).unwrap_or_default();
        return Err(format!(
            "there is no rule “{}”: the nearest is {nearest}, and `copydesk rules` lists them all",
            explain.rule
        ));
    };
    desk::write(&format!("{}\n", rule.page.trim_end()), false)
}

/// The completions of a shell.
///
/// # Errors
/// Where they cannot be written.
pub fn completions(completions: &Completions) -> Result<(), String> {
    let mut page = Vec::new();
    clap_complete::generate(completions.shell, &mut Cli::command(), "copydesk", &mut page);
    desk::write(&String::from_utf8_lossy(&page), false)
}

/// The man page of the program or of a command.
///
/// # Errors
/// Where there is no such command, or the page cannot be written.
pub fn man(man: &Man) -> Result<(), String> {
    let mut program = Cli::command();
    program.build();
    let command = match &man.command {
        None => program,
        Some(name) => program
            .find_subcommand(name)
            .cloned()
            .map(|command| command.display_name(format!("copydesk-{name}")))
            .ok_or_else(|| format!("there is no command “{name}”: `copydesk --help` lists them all"))?,
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page).map_err(|error| format!("writing the man page: {error}"))?;
    desk::write(&String::from_utf8_lossy(&page), false)
}
