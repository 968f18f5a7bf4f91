use super::*;
use crate::access::ItemChange;
use crate::api::ApiError;
use crate::approval::state::{ConfirmedBy, PanelState, Receipt};
use crate::approval::view_model::PartiesView;
use crate::i18n::Language;
use crate::i18n::LocalizedText;
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
    let parties = smartcloud_and_snill_skog();
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

/// One in the place of another would tell somebody that a decision did not count which may have, or the reverse.
#[test]
fn each_notice_says_whether_anything_was_sent_or_changed() {
    let refused = |decision| Notice::Refused(decision, ApiError::from_response(403, None, b""));
    let not_sent = |before: &str, now: &str| Notice::OtherPerson {
        before: before.to_owned(),
        now: now.to_owned(),
        not_sent: true,
    };
    let nameless = Notice::OtherPerson {
        before: String::new(),
        now: "Rask Rev".to_owned(),
        not_sent: false,
    };
    let unidentified = Notice::Unidentified(Decision::Approve, ApiError::Offline);
    for (notice, title, first) in [
        (
            refused(Decision::Approve),
            "Forespørselen ble ikke godkjent",
            "Ingenting er endret.",
        ),
        (
            refused(Decision::Reject),
            "Svaret ble ikke lagret",
            "Ingenting er endret.",
        ),
        (
            refused(Decision::Escalate),
            "Forespørselen ble ikke sendt videre",
            "Ingenting er endret.",
        ),
        (
            unidentified,
            "Svaret ble ikke sendt",
            "Vi fikk ikke sjekket",
        ),
        (
            not_sent("Intuitiv Hest", "Rask Rev"),
            "En annen er logget inn",
            "Svaret ditt ble ikke sendt.",
        ),
        (
            not_sent("", ""),
            "En annen er logget inn",
            "Svaret ditt ble ikke sendt.",
        ),
        (
            nameless,
            "En annen er logget inn",
            "En annen er logget inn. Last siden",
        ),
        (
            Notice::CheckingStatus(Decision::Approve),
            "",
            "Forbindelsen ble brutt. Vi leser status",
        ),
        (
            Notice::Lost(Decision::Approve),
            "Svaret kom ikke fram",
            "Vi har lest status: Forespørselen er ikke besvart.",
        ),
        (Notice::SignedOut, "Du er logget ut", "Logg inn igjen"),
        (
            Notice::SignedOutBefore(Decision::Approve),
            "Du er logget ut",
            "Svaret ditt ble ikke sendt.",
        ),
        (
            Notice::SignedOutAfter(Decision::Approve),
            "Du er logget ut",
            "Vi vet ikke om svaret ditt kom fram.",
        ),
        (
            Notice::Stale(ApiError::Offline),
            "Vi fikk ikke lest hvordan forespørselen står",
            "Vi fikk ikke kontakt",
        ),
    ] {
        let said = super::notice(Texts::of(Language::Nb), &notice, &Names::default());
        assert_eq!(said.title, title, "{notice:?}");
        assert!(said.lines[0].starts_with(first), "{notice:?}: {said:?}");
        let nameless = said.lines.concat().contains(&isolate(""));
        assert!(!nameless, "{said:?}");
    }
}

fn smartcloud_and_snill_skog() -> PartiesView {
    PartiesView {
        system: LocalizedText {
            text: "SmartCloud".to_owned(),
            lang: None,
        },
        org: "Snill Skog AS".to_owned(),
        ..PartiesView::default()
    }
}

#[test]
fn a_receipt_says_what_was_decided_for_each_kind_and_what_comes_next() {
    use Decision::{Approve, Escalate, Reject};
    use RequestKind::{Agent, Change, Standard};
    let texts = Texts::of(Language::Nb);
    let parties = smartcloud_and_snill_skog();
    let check = |decision, kind, title: &str, first: &str, next: &[&str]| {
        let receipt = Receipt {
            decision,
            by: None,
            at: 0,
            confirmed_by: ConfirmedBy::Response,
        };
        let (said, lines) = receipt_lines(texts.approval, kind, &receipt, &parties.names());
        assert_eq!(said, first);
        assert_eq!(lines.len(), next.len(), "{lines:?}");
        for (line, beginning) in lines.iter().zip(next) {
            assert!(line.starts_with(beginning), "{line}");
        }
        let screen = Screen::Request(RequestPhase::Receipt(receipt.clone()));
        assert_eq!(tab_title(texts, kind, &screen, &parties), title);
        let read_back = Receipt {
            confirmed_by: ConfirmedBy::Status,
            ..receipt
        };
        let (said, _) = receipt_lines(texts.approval, kind, &read_back, &parties.names());
        assert!(said.starts_with("Plattformen har registrert"), "{said}");
    };
    let (yes, no) = (
        "Du godkjente forespørselen.",
        "Du godkjente ikke forespørselen.",
    );
    let title = "«SmartCloud» har fått tilgang til Snill Skog AS";
    check(Approve, Standard, title, yes, &["Du kan trekke tilgangen"]);
    let title = "«SmartCloud» er godkjent for Snill Skog AS";
    let next = ["Neste steg: Legg til kundene", "Du kan trekke tilgangen"];
    check(Approve, Agent, title, yes, &next);
    let title = "Tilgangen «SmartCloud» har til Snill Skog AS, er endret";
    check(
        Approve,
        Change,
        title,
        yes,
        &["Du kan slette hele tilgangen"],
    );
    let title = "«SmartCloud» fikk ikke tilgang til Snill Skog AS";
    check(Reject, Standard, title, no, &["Systemet fikk ikke"]);
    let title = "«SmartCloud» er ikke godkjent for Snill Skog AS";
    check(Reject, Agent, title, no, &["Systemet fikk ikke"]);
    let title = "Tilgangen «SmartCloud» har til Snill Skog AS, er ikke endret";
    check(Reject, Change, title, no, &[]);
    let passed_on = "Du sendte forespørselen videre.";
    let title = "Forespørselen er sendt videre";
    check(Escalate, Agent, title, passed_on, &["Den venter på en"]);
}

/// What was asked for is not what is given, once it is over.
#[test]
fn the_heading_of_a_list_says_what_happens_or_what_was_asked_for() {
    use ItemChange::{Added, Given, Removed};
    use RequestKind::{Agent, Change, Standard};
    let texts = Texts::of(Language::Nb).approval;
    for (kind, change, open, over) in [
        (
            Standard,
            Given,
            "Dette får «{system}» tilgang til",
            "Dette ba «{system}» om",
        ),
        (
            Agent,
            Given,
            "Dette vil «{system}» kunne bruke for kundene",
            "Dette ba «{system}» om",
        ),
        (
            Change,
            Added,
            "Dette kommer i tillegg",
            "Dette ba «{system}» om i tillegg",
        ),
        (
            Change,
            Removed,
            "Dette faller bort",
            "Dette ba «{system}» om å gi fra seg",
        ),
    ] {
        assert_eq!(access_heading(texts, kind, change, false), open);
        assert_eq!(access_heading(texts, kind, change, true), over);
    }
}

/// A name with quotation marks in it must not end the quotation and go on in our words.
#[test]
fn what_a_refusal_is_about_is_quoted_whole() {
    let names = ["Skatt» er godkjent «".to_owned(), "Krav".to_owned()];
    let said = refused_items(Texts::of(Language::Nb).approval, &names);
    let said = said.map(|said| crate::ui::without_isolates(&said));
    let expected = "Det gjelder «Skatt' er godkjent '», «Krav».";
    assert_eq!(said.as_deref(), Some(expected));
    assert_eq!(refused_items(Texts::of(Language::Nb).approval, &[]), None);
}

#[test]
fn a_button_that_was_refused_says_why() {
    let all = Texts::of(Language::Nb);
    let said = disabled_reason(all, &DisabledReason::Refused(Cause::MissingRole));
    let why = all.problem(Cause::MissingRole).what;
    let expected = format!("Plattformen har sagt nei til dette. {why}");
    assert_eq!(said, Some(expected));
}

/// Whoever works in another tab sees it there.
#[test]
fn the_tab_says_that_a_decision_was_refused() {
    let refused = ApiError::from_response(403, None, b"");
    let panel = |notice| PanelState {
        notice: Some(notice),
        overdue: false,
        escalated: false,
        disabled_reasons: [None; 3],
    };
    let title = |notice| {
        let screen = Screen::Request(RequestPhase::Open(panel(notice)));
        let parties = smartcloud_and_snill_skog();
        let kind = RequestKind::Standard;
        tab_title(Texts::of(Language::Nb), kind, &screen, &parties)
    };
    assert_eq!(
        title(Notice::Refused(Decision::Approve, refused)),
        "Feil: Forespørselen ble ikke godkjent"
    );
    assert_eq!(
        title(Notice::Lost(Decision::Approve)),
        "Gi «SmartCloud» tilgang til Snill Skog AS?"
    );
}

/// News is announced.
#[test]
fn somebody_elses_decision_is_news_only_to_whoever_has_just_decided() {
    for overtaken in [false, true] {
        let status = RequestStatus::Rejected;
        let screen = Screen::Request(RequestPhase::Closed { status, overtaken });
        let texts = Texts::of(Language::Nb).approval;
        let said = outcome(texts, &screen, &Names::default());
        let (message, is_news) = said.expect("an outcome");
        assert_eq!(is_news, overtaken);
        assert_eq!(message.severity == Severity::Warning, overtaken);
        assert_eq!(message.lines[0] == texts.overtaken, overtaken);
        assert_eq!(
            message.lines.last().map(String::as_str),
            Some(texts.rejected)
        );
    }
}
