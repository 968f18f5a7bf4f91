//! May the user give what is asked for? The questions, and what the answers mean.

use super::DescriptionQuery;
use crate::access::item::{Item, ItemChange, Subject};
use crate::problems::{self, Cause};
use fullmakt_contract::summaries::ServiceCheckSummary;

/// Packages that one call asks about: they stand in its address, and servers take 8 kB of that.
const PACKAGES_PER_CHECK: usize = 50;

pub(super) fn checks(items: &[Item], giver: &str) -> Vec<DescriptionQuery> {
    let given = items
        .iter()
        .filter(|item| item.change != ItemChange::Removed);
    let mut urns = Vec::new();
    let mut queries = Vec::new();
    for item in given {
        match &item.subject {
            Subject::Package(urn) => urns.push(urn.clone()),
            Subject::Service { id, .. } => {
                let query = DescriptionQuery::ServiceCheck(giver.to_owned(), id.clone());
                if !queries.contains(&query) {
                    queries.push(query);
                }
            }
            Subject::Opaque(_) => {}
        }
    }
    let packages = urns
        .chunks(PACKAGES_PER_CHECK)
        .map(|urns| DescriptionQuery::PackageChecks(giver.to_owned(), urns.to_vec()));
    queries.extend(packages);
    queries
}

/// Why a service cannot be given; `None` when it can, or when the answer has nothing to say. The
/// platform gives all rights of a service or none.
pub(super) fn why_not(check: &ServiceCheckSummary) -> Option<Vec<Cause>> {
    let mut refused = check.rights.iter().filter(|right| !right.result).peekable();
    refused.peek()?;
    Some(causes(refused.flat_map(|right| &right.reason_codes)))
}

/// The reasons that we have words for, each once.
pub(super) fn causes<'a>(codes: impl Iterator<Item = &'a String>) -> Vec<Cause> {
    let mut causes = Vec::new();
    for cause in codes.filter_map(|code| problems::cause(code)) {
        if !causes.contains(&cause) {
            causes.push(cause);
        }
    }
    causes
}
