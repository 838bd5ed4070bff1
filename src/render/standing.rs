//! What a finding is to those decided before, in a word.

use crate::report::Standing;

pub fn word(standing: Standing<'_>) -> &'static str {
    match standing {
        Standing::New => "new",
        Standing::Known => "known",
        Standing::Accepted(_) => "accepted",
        Standing::Expired(_) => "expired",
    }
}
