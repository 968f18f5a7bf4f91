//! Controls for tests and demonstrations (docs/contract/local-platform.md, section "Controls").
//!
//! [`Controls`] hold what is not in the database: faults and recorded requests. The endpoints for
//! scripts and the middleware that applies all this to every route are in `http::controls`, the page
//! that shows it to a person is in `http::pages`.

pub(crate) mod bulk;
pub(crate) mod bulk_parties;
pub(crate) mod faults;
pub(crate) mod invalid_input;
pub(crate) mod request_log;

/// Path prefix of the controls. Faults do not apply to them, and requests to them are not recorded.
pub(crate) use faults::ROOT;

/// Faults and recorded requests.
#[derive(Debug, Default)]
pub(crate) struct Controls {
    pub(crate) faults: faults::FaultRegistry,
    pub(crate) requests: request_log::RequestLog,
}
