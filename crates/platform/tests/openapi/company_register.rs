//! The open company register (docs/contract/contacts.md, section 3).

use crate::api_call::{Case, api_call, operation};

/// Number of the first sub-unit of the first generated organisation.
const SUB_UNIT: &str = "200000080";

pub(crate) fn cases() -> Vec<Case> {
    let main = operation("getMainUnit", 200, |_| {
        api_call().path_param("orgnr", "991825827")
    })
    .malformed("orgnr")
    .and(404, |_, valid| valid.path_param("orgnr", "123456785"));
    let sub = operation("getSubUnit", 200, |_| {
        api_call().path_param("orgnr", SUB_UNIT)
    })
    .malformed("orgnr")
    .and(404, |_, valid| valid.path_param("orgnr", "991825827"));
    [main.done(), sub.done()].into_iter().flatten().collect()
}
