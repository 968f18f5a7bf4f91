use super::*;
use crate::approval::details::LocalizedText;
use crate::approval::state::{ConfirmedBy, Receipt};
use crate::approval::view_model::PartiesView;
use crate::i18n::Language;
use fullmakt_domain::RequestKind;

#[test]
fn somebody_else_is_named() {
    let notice = Notice::OtherPerson {
        before: "Intuitiv Hest".to_owned(),
        now: "Rask Rev".to_owned(),
        not_sent: false,
    };
    for all in Language::ALL.map(Texts::of) {
        let said = super::notice(all, &notice, &Names::default())
            .lines
            .concat();
        assert!(
            said.contains("Intuitiv Hest") && said.contains("Rask Rev"),
            "{said}"
        );
    }
}

/// A tab shows plain text.
#[test]
fn titles_of_tabs_hold_no_marks_of_direction() {
    let parties = PartiesView {
        system: LocalizedText {
            text: "SmartCloud".to_owned(),
            lang: None,
        },
        org: "Snill Skog AS".to_owned(),
        ..PartiesView::default()
    };
    let receipt = Receipt {
        decision: Decision::Approve,
        by: None,
        at: 0,
        confirmed_by: ConfirmedBy::Response,
    };
    let screen = Screen::Request(RequestPhase::Receipt(receipt));
    assert_eq!(
        tab_title(
            Texts::of(Language::Nb),
            RequestKind::Standard,
            &screen,
            &parties
        ),
        "«SmartCloud» har fått tilgang til Snill Skog AS"
    );
}

#[test]
fn an_outcome_that_nobody_knows_asks_to_read_and_never_to_try_again() {
    for all in Language::ALL.map(Texts::of) {
        for error in [
            ApiError::Offline,
            ApiError::TimedOut,
            ApiError::Unreadable { status: 200 },
        ] {
            let unknown = Notice::Unknown(Decision::Approve, error.clone());
            let said = notice(all, &unknown, &Names::default());
            let problem = all.problem(cause_of(&error));
            assert_eq!(said.lines, [problem.what, all.approval.unknown]);
        }
    }
}
