//! What is said where there is no organisation to show, and the ways on. Pure.

use super::resolution::OrganisationState as State;
use crate::api::{ApiError, RemoteData};
use crate::i18n::Texts;
use crate::i18n::template::fill;
use crate::problems::{cause_of, is_lasting};
use crate::ui::Severity;

/// What stands in the place of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Message {
    pub severity: Severity,
    /// The heading of the page.
    pub title: String,
    /// The rest, a paragraph each.
    pub lines: Vec<String>,
    /// What support can find it by.
    pub reference: Option<String>,
    /// The first one is what most people want.
    pub ways_on: Vec<WayOn>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WayOn {
    /// To the list of organisations.
    Choose,
    /// Through login and back.
    SignIn,
    Retry,
    /// To the front page.
    Start,
}

impl Message {
    /// The title of the page in the browser's tab.
    pub(super) fn tab_title(&self, texts: &Texts) -> String {
        match self.severity {
            Severity::Danger => fill(texts.party.title_error, &[("title", &self.title)]),
            _ => self.title.clone(),
        }
    }
}

/// `None` while there is nothing to say: while the organisation is being read, and when it is there.
pub(super) fn message(all: &Texts, state: &State) -> Option<Message> {
    use WayOn::{Choose, Retry, SignIn, Start};
    let texts = all.party;
    let (severity, title, line, ways_on) = match state {
        State::Loading | State::Ready(_) => return None,
        State::MustChoose => (
            Severity::Info,
            texts.choose_title,
            texts.must_choose,
            vec![Choose],
        ),
        State::NothingToChoose => (
            Severity::Info,
            texts.none_title,
            texts.none,
            vec![Retry, Start],
        ),
        State::Malformed => (
            Severity::Danger,
            texts.malformed_title,
            texts.malformed,
            vec![Choose],
        ),
        State::NotYours => (
            Severity::Danger,
            texts.not_yours_title,
            texts.not_yours,
            vec![Choose, Start],
        ),
        State::SignedOut => (
            Severity::Info,
            texts.signed_out_title,
            texts.signed_out,
            vec![SignIn],
        ),
        State::Failed(error) => {
            return Some(failed(all, texts.failed_title, error, &[Choose, Start]));
        }
    };
    Some(Message {
        severity,
        title: title.to_owned(),
        lines: vec![line.to_owned()],
        reference: None,
        ways_on,
    })
}

/// What is said in the place of the list of organisations. `None` while it is being read, and when there is something
/// to choose.
pub(super) fn list_message(all: &Texts, list: &RemoteData<bool>) -> Option<Message> {
    match list {
        RemoteData::Loading | RemoteData::Ready(true) => None,
        RemoteData::Ready(false) => message(all, &State::NothingToChoose),
        RemoteData::Failed(ApiError::SignedOut) => message(all, &State::SignedOut),
        RemoteData::Failed(error) => {
            let title = all.party.list_failed_title;
            Some(failed(all, title, error, &[WayOn::Start]))
        }
    }
}

/// `elsewhere`: the ways on where trying again gives the same.
fn failed(all: &Texts, title: &str, error: &ApiError, elsewhere: &[WayOn]) -> Message {
    let cause = cause_of(error);
    let text = all.problem(cause);
    Message {
        severity: Severity::Danger,
        title: title.to_owned(),
        lines: vec![text.what.to_owned(), text.next.to_owned()],
        reference: error.reference().map(|reference| reference.to_string()),
        ways_on: match is_lasting(cause) {
            true => elsewhere.to_vec(),
            false => vec![WayOn::Retry],
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::party::tests::row;
    use super::super::party::{Organisation, find};
    use super::*;
    use fullmakt_domain::Language;

    fn organisation() -> Organisation {
        find(&[row("a", "A")], "a").unwrap()
    }

    fn said(state: &State) -> Option<Message> {
        message(Texts::of(Language::Nb), state)
    }

    #[test]
    fn whoever_gets_no_organisation_gets_a_way_on() {
        for (state, title, ways_on) in [
            (State::MustChoose, "Velg virksomhet", vec![WayOn::Choose]),
            (
                State::NothingToChoose,
                "Du har ingen virksomhet å handle for",
                vec![WayOn::Retry, WayOn::Start],
            ),
            (
                State::Malformed,
                "Feil: Lenken er skadet",
                vec![WayOn::Choose],
            ),
            (
                State::NotYours,
                "Feil: Du kan ikke handle for virksomheten",
                vec![WayOn::Choose, WayOn::Start],
            ),
            (
                State::SignedOut,
                "Du er ikke logget inn",
                vec![WayOn::SignIn],
            ),
            (
                State::Failed(ApiError::Offline),
                "Feil: Vi fikk ikke hentet virksomheten",
                vec![WayOn::Retry],
            ),
            (
                State::Failed(ApiError::from_response(403, None, b"")),
                "Feil: Vi fikk ikke hentet virksomheten",
                vec![WayOn::Choose, WayOn::Start],
            ),
        ] {
            let message = said(&state).unwrap();
            assert_eq!(message.tab_title(Texts::of(Language::Nb)), title);
            assert_eq!(message.ways_on, ways_on, "{state:?}");
            assert!(!message.lines.is_empty(), "{state:?}");
        }
        assert_eq!(said(&State::Loading), None);
        assert_eq!(said(&State::Ready(organisation())), None);
    }

    #[test]
    fn a_list_that_is_empty_and_one_that_failed_are_told_apart() {
        let said =
            |list| list_message(Texts::of(Language::Nb), &list).map(|it| (it.title, it.ways_on));
        assert_eq!(said(RemoteData::Loading), None);
        assert_eq!(said(RemoteData::Ready(true)), None);
        for (list, title, ways_on) in [
            (
                RemoteData::Ready(false),
                "Du har ingen virksomhet å handle for",
                vec![WayOn::Retry, WayOn::Start],
            ),
            (
                RemoteData::Failed(ApiError::TimedOut),
                "Vi fikk ikke hentet virksomhetene dine",
                vec![WayOn::Retry],
            ),
            (
                RemoteData::Failed(ApiError::SignedOut),
                "Du er ikke logget inn",
                vec![WayOn::SignIn],
            ),
        ] {
            assert_eq!(said(list), Some((title.to_owned(), ways_on)));
        }
    }

    #[test]
    fn what_the_platform_says_can_be_told_to_support() {
        let error = ApiError::from_response(500, None, br#"{"traceId":"00-1"}"#);
        let message = said(&State::Failed(error)).unwrap();
        assert_eq!(message.reference.as_deref(), Some("HTTP 500, 00-1"));
    }
}
