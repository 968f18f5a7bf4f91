//! What is said where there is no organisation to show, and the ways on. Pure.

use super::resolution::OrganisationState as State;
use crate::api::{ApiError, RemoteData};
use crate::i18n::Texts;
use crate::i18n::template::fill;
use crate::problems::{Message, cause_of, is_lasting};
use crate::ui::Severity;

/// What stands in the place of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PageMessage {
    /// Its title is the heading of the page.
    pub message: Message,
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

impl PageMessage {
    fn new(severity: Severity, title: &str, line: &str, ways_on: &[WayOn]) -> Self {
        Self {
            message: Message::new(severity, title.to_owned(), vec![line.to_owned()]),
            ways_on: ways_on.to_vec(),
        }
    }

    /// `elsewhere`: the ways on where trying again gives the same.
    fn failed(all: &Texts, title: &str, error: &ApiError, elsewhere: &[WayOn]) -> Self {
        let message = Message::new(Severity::Danger, title.to_owned(), Vec::new());
        let ways_on = match is_lasting(cause_of(error)) {
            true => elsewhere,
            false => &[WayOn::Retry],
        };
        Self {
            message: message.because(all, error),
            ways_on: ways_on.to_vec(),
        }
    }

    /// The title of the page in the browser's tab.
    pub(super) fn tab_title(&self, texts: &Texts) -> String {
        let title = &self.message.title;
        match self.message.severity {
            Severity::Danger => fill(texts.party.title_error, &[("title", title)]),
            _ => title.clone(),
        }
    }
}

/// `None` while there is nothing to say: while the organisation is being read, and when it is there.
pub(super) fn message(all: &Texts, state: &State) -> Option<PageMessage> {
    use WayOn::{Choose, Retry, SignIn, Start};
    let texts = all.party;
    let message = PageMessage::new;
    Some(match state {
        State::Loading | State::Ready(_) => return None,
        State::MustChoose => {
            let (title, line) = (texts.choose_title, texts.must_choose);
            message(Severity::Info, title, line, &[Choose])
        }
        State::NothingToChoose => message(Severity::Info, texts.none_title, texts.none, &[Retry]),
        State::Malformed => {
            let (title, line) = (texts.malformed_title, texts.malformed);
            message(Severity::Danger, title, line, &[Choose])
        }
        State::NotYours => {
            let (title, line) = (texts.not_yours_title, texts.not_yours);
            message(Severity::Danger, title, line, &[Choose, Start])
        }
        State::SignedOut => {
            let (title, line) = (texts.signed_out_title, texts.signed_out);
            message(Severity::Info, title, line, &[SignIn])
        }
        State::Failed(error) => {
            PageMessage::failed(all, texts.failed_title, error, &[Choose, Start])
        }
    })
}

/// What is said in the place of the list of organisations. `None` while it is being read, and when there is something
/// to choose.
pub(super) fn list_message(all: &Texts, list: &RemoteData<bool>) -> Option<PageMessage> {
    match list {
        RemoteData::Loading | RemoteData::Ready(true) => None,
        RemoteData::Ready(false) => message(all, &State::NothingToChoose),
        RemoteData::Failed(ApiError::SignedOut) => message(all, &State::SignedOut),
        RemoteData::Failed(error) => {
            let title = all.party.list_failed_title;
            Some(PageMessage::failed(all, title, error, &[WayOn::Start]))
        }
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

    fn said(state: &State) -> Option<PageMessage> {
        message(Texts::of(Language::Nb), state)
    }

    #[test]
    fn whoever_gets_no_organisation_gets_a_way_on() {
        for (state, title, ways_on) in [
            (State::MustChoose, "Velg virksomhet", vec![WayOn::Choose]),
            (
                State::NothingToChoose,
                "Du har ingen virksomhet å handle for",
                vec![WayOn::Retry],
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
            assert!(!message.message.lines.is_empty(), "{state:?}");
        }
        assert_eq!(said(&State::Loading), None);
        assert_eq!(said(&State::Ready(organisation())), None);
    }

    #[test]
    fn a_list_that_is_empty_and_one_that_failed_are_told_apart() {
        let said = |list| {
            list_message(Texts::of(Language::Nb), &list).map(|it| (it.message.title, it.ways_on))
        };
        assert_eq!(said(RemoteData::Loading), None);
        assert_eq!(said(RemoteData::Ready(true)), None);
        for (list, title, ways_on) in [
            (
                RemoteData::Ready(false),
                "Du har ingen virksomhet å handle for",
                vec![WayOn::Retry],
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
        assert_eq!(message.message.reference.as_deref(), Some("HTTP 500, 00-1"));
    }
}
