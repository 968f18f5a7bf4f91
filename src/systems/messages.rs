//! Which words belong to what happens on the pages of system users. Pure.

use super::command::Failure;
use super::create::Offer;
use crate::api::{ApiError, RemoteData};
use crate::i18n::Texts;
use crate::i18n::template::fill;
use crate::organisation::Organisation;
use crate::problems::{Cause, Message, cause_of};
use crate::ui::{Severity, isolate};

/// Something could not be read.
pub(super) fn failed(texts: &Texts, error: &ApiError) -> Message {
    let title = texts.systems.failed.to_owned();
    Message::new(Severity::Danger, title, Vec::new()).because(texts, error)
}

/// A part of the overview could not be read, or not all of it.
pub(super) fn part_failed(texts: &Texts, part: &str, error: &ApiError) -> Message {
    let title = fill(texts.systems.part_failed, &[("part", part)]);
    Message::new(Severity::Danger, title, Vec::new()).because(texts, error)
}

/// What the user may do could not be read.
pub(super) fn permission_failed(texts: &Texts, error: &ApiError) -> Message {
    let title = texts.systems.permission_failed.to_owned();
    Message::new(Severity::Warning, title, Vec::new()).because(texts, error)
}

/// The address names no system user.
pub(super) fn no_system_user(texts: &Texts, is_missing: bool) -> Message {
    let line = match is_missing {
        true => texts.systems.missing_id,
        false => texts.systems.malformed_id,
    };
    Message::new(Severity::Danger, String::new(), vec![line.to_owned()])
}

/// A system user could not be shown. The heading of the page says it in short.
pub(super) fn details_failed(texts: &Texts, error: &ApiError) -> Message {
    match error {
        ApiError::NotFound(_) => {
            let line = texts.systems.no_system_user.to_owned();
            Message::new(Severity::Danger, String::new(), vec![line]).with_reference(error)
        }
        error => Message::new(Severity::Danger, String::new(), Vec::new()).because(texts, error),
    }
}

/// A system could not be shown. The heading of the page says it in short.
pub(super) fn system_failed(texts: &Texts, error: &ApiError) -> Message {
    match error {
        ApiError::NotFound(_) => {
            let line = texts.systems.no_system.to_owned();
            Message::new(Severity::Danger, String::new(), vec![line]).with_reference(error)
        }
        error => Message::new(Severity::Danger, String::new(), Vec::new()).because(texts, error),
    }
}

/// Why a system cannot be chosen by a user.
pub(super) fn not_offered(texts: &Texts, offer: Offer) -> Message {
    let line = match offer {
        Offer::Withdrawn => texts.systems.withdrawn,
        Offer::ByRequestOnly | Offer::Offered => texts.systems.by_request_only,
    };
    Message::new(Severity::Info, String::new(), vec![line.to_owned()])
}

/// Whether a system user for clients acts for its owner too. Nothing while that is not known, and for those who may not
/// know it.
pub(super) fn own_organisation(texts: &Texts, org: &str, own: &RemoteData<bool>) -> Option<String> {
    let texts = &texts.systems;
    let line = match own {
        RemoteData::Loading | RemoteData::Failed(ApiError::Denied(_) | ApiError::SignedOut) => {
            return None;
        }
        RemoteData::Ready(true) => texts.own_added,
        RemoteData::Ready(false) => texts.own_not_added,
        RemoteData::Failed(_) => texts.own_unknown,
    };
    Some(fill(line, &[("org", &isolate(org))]))
}

/// Who loses access when a system user is deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Loss {
    /// Its owner, for whom alone it acts.
    Owner,
    Clients {
        /// How many, in words; `None` where that is not certain.
        count: Option<String>,
        /// Its owner is among them.
        and_owner: bool,
    },
}

/// What deleting a system user costs, before the click.
pub(super) fn deletion_costs(texts: &Texts, loss: &Loss, title: &str, org: &str) -> Vec<String> {
    let texts = &texts.systems;
    let (costs, count, and_owner) = match loss {
        Loss::Owner => (texts.delete_costs, "", false),
        Loss::Clients { count, and_owner } => match count {
            Some(count) => (texts.delete_costs_clients, &**count, *and_owner),
            None => (texts.delete_costs_agent, "", *and_owner),
        },
    };
    let lines = [costs]
        .into_iter()
        .chain(and_owner.then_some(texts.delete_costs_own))
        .chain([texts.delete_costs_again]);
    let (title, org) = (isolate(title), isolate(org));
    let values = [("title", &*title), ("org", &*org), ("clients", count)];
    lines.map(|line| fill(line, &values)).collect()
}

/// Nothing of the page is for this user.
pub(super) fn no_access(texts: &Texts, organisation: &Organisation) -> Message {
    let org = isolate(&organisation.name);
    let line = fill(texts.systems.no_access, &[("org", &org)]);
    let title = texts.systems.no_access_title.to_owned();
    Message::new(Severity::Info, title, vec![line])
}

/// Heading, and what is said elsewhere, when a system has been given access.
pub(super) fn created_title(texts: &Texts, system: &str, org: &str) -> String {
    let values = [("system", &*isolate(system)), ("org", &*isolate(org))];
    fill(texts.systems.created_title, &values)
}

/// Heading, and what is said elsewhere, when a system user has been deleted.
pub(super) fn deleted_title(texts: &Texts, title: &str) -> String {
    fill(texts.systems.deleted_title, &[("title", &isolate(title))])
}

/// Which change it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    Creation,
    Deletion,
}

/// Why a change was not carried out, or that nobody knows whether it was.
pub(super) fn command_failed(all: &Texts, subject: Subject, failure: &Failure) -> Message {
    let texts = &all.systems;
    let (refused, not_sent, lost, unknown) = match subject {
        Subject::Creation => (
            texts.not_created,
            texts.creation_not_sent,
            texts.creation_lost,
            texts.creation_unknown,
        ),
        Subject::Deletion => (
            texts.not_deleted,
            texts.deletion_not_sent,
            texts.deletion_lost,
            texts.deletion_unknown,
        ),
    };
    let message =
        |severity, title: &str, lines: Vec<String>| Message::new(severity, title.to_owned(), lines);
    match failure {
        Failure::Refused(error) => {
            let nothing = vec![texts.nothing_changed.to_owned()];
            // There is no request here, and no link of a vendor.
            let cause = match cause_of(error) {
                Cause::AlreadyDecided
                | Cause::AnsweredBefore
                | Cause::PartyMismatch
                | Cause::RequestNotFound
                | Cause::WrongKind => Cause::Refused,
                cause => cause,
            };
            message(Severity::Danger, refused, nothing).because_of(all, cause, error)
        }
        Failure::Unidentified(error) => {
            let next = all.problem(cause_of(error)).next.to_owned();
            let lines = vec![texts.unidentified.to_owned(), next];
            message(Severity::Danger, not_sent, lines).with_reference(error)
        }
        Failure::NotShown => {
            let lines = vec![texts.existing_new.to_owned()];
            message(Severity::Warning, not_sent, lines)
        }
        Failure::UnknownPerson { now } => {
            let mut lines = Vec::new();
            if !now.is_empty() {
                lines.push(fill(texts.unknown_person, &[("now", &isolate(now))]));
            }
            lines.push(texts.unknown_person_next.to_owned());
            message(Severity::Warning, not_sent, lines)
        }
        Failure::OtherPerson { before, now } => {
            let mut lines = Vec::new();
            // A profile can be without a name; the title says enough then.
            if !before.is_empty() && !now.is_empty() {
                let (before, now) = (isolate(before), isolate(now));
                let values = [("before", &*before), ("now", &*now)];
                lines.push(fill(texts.other_person, &values));
            }
            lines.push(texts.other_person_next.to_owned());
            message(Severity::Danger, not_sent, lines)
        }
        Failure::Left => {
            let lines = vec![texts.left_before_sent.to_owned()];
            message(Severity::Warning, not_sent, lines)
        }
        Failure::SignedOut => {
            let lines = vec![texts.signed_out.to_owned()];
            message(Severity::Warning, not_sent, lines)
        }
        Failure::Lost => message(Severity::Warning, refused, vec![lost.to_owned()]),
        Failure::Unknown(error) => {
            let what = all.problem(cause_of(error)).what.to_owned();
            let lines = vec![what, unknown.to_owned()];
            message(Severity::Danger, texts.unknown_title, lines).with_reference(error)
        }
    }
}

#[cfg(test)]
mod tests;
