//! One finding a line, for editors of code and for `grep`: `path:line:column: severity: message [rule]`. Lines and
//! columns count from 1, columns in characters.

use super::excerpt::{clean, message};
use super::run::Run;

pub fn concise(run: &Run<'_>) -> String {
    let (told, left_out) = run.gravest();
    let mut out = String::new();
    for told in told {
        let address = told.address(&told.finding.fault);
        let (line, column) = (address.start.line, address.start.column);
        let severity = told.finding.severity.name();
        let path = clean(&address.slashed());
        out.push_str(&format!(
            "{path}:{line}:{column}: {severity}: {} [{}]\n",
            message(&told.sentence()),
            told.finding.rule
        ));
    }
    if left_out > 0 {
        out.push_str(&format!("{left_out} more are left out, none graver\n"));
    }
    out
}
