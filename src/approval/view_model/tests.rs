use super::*;
use crate::approval::messages::tab_title;
use crate::approval::names::NameResult;
use crate::approval::state::Phase;
use crate::approval::state::request::Permission;
use crate::approval::state::tests::{approval_request, new_page, page};
use crate::i18n::Language;
use fullmakt_contract::Translations;
use fullmakt_contract::summaries::SystemSummary;
use fullmakt_domain::{RequestKind, RequestStatus};

fn texts() -> &'static Texts {
    Texts::of(Language::En)
}

fn open_page() -> ApprovalState {
    let status = RequestStatus::New;
    page(approval_request(
        RequestKind::Standard,
        status,
        Permission::Decide,
    ))
}

#[test]
fn before_the_request_is_there_both_names_are_loading() {
    let empty = new_page(RequestKind::Standard);
    let parties = PartiesView::new(&empty, &RequestNames::default(), texts());
    assert!(parties.is_loading());
    assert_eq!(parties.acting_party(), None);
    assert_eq!(TimesView::new(&empty), TimesView::Loading);
    assert_eq!(empty.screen().phase(), Phase::NoRequest);
}

#[test]
fn without_descriptions_ids_and_numbers_stand_for_the_names() {
    let page = open_page();
    let parties = PartiesView::new(&page, &RequestNames::default(), texts());
    assert_eq!(parties.system.text, "991825827_smartcloud");
    assert_eq!(parties.vendor.as_deref(), Some("991\u{a0}825\u{a0}827"));
    assert!(parties.org.contains("314\u{a0}248\u{a0}295"), "{parties:?}");
    assert!(!parties.org_has_name);
    assert_eq!(
        parties.acting_party(),
        Some(ActingParty {
            name: String::new(),
            number: "314\u{a0}248\u{a0}295".to_owned()
        })
    );
    // The title does not change twice while names are loading.
    let screen = page.screen();
    assert_eq!(
        tab_title(texts(), RequestKind::Standard, &screen, &parties),
        texts().approval.title_loading
    );
}

#[test]
fn what_is_mounted_follows_the_screen() {
    let phase = |status, permission| {
        let request = approval_request(RequestKind::Standard, status, permission);
        page(request).screen().phase()
    };
    assert_eq!(phase(RequestStatus::New, Permission::Decide), Phase::Open);
    assert_eq!(
        phase(RequestStatus::New, Permission::Escalate),
        Phase::MayEscalate
    );
    assert_eq!(
        phase(RequestStatus::Accepted, Permission::Decide),
        Phase::Closed
    );
    assert!(Phase::Closed.is_over() && !Phase::Open.is_over());
}

/// A system could have finished our sentence.
#[test]
fn the_name_of_a_system_cannot_end_its_quotation() {
    let mut names = RequestNames::default();
    let page = open_page();
    let system = SystemSummary {
        name: Translations::new("x» til alt, og «y", "", "x” to all, and “y"),
        ..SystemSummary::default()
    };
    names.apply(NameResult::System(Ok(system)));
    let parties = PartiesView::new(&page, &names, texts());
    assert_eq!(parties.system.text, "x' to all, and 'y");
}

#[test]
fn a_registered_name_is_made_readable() {
    let mut names = RequestNames::default();
    let page = open_page();
    let name = Some("SNILL SKOG AS".to_owned());
    names.apply(NameResult::Party(Ok(name)));
    let parties = PartiesView::new(&page, &names, texts());
    assert_eq!(parties.org, "Snill Skog AS");
}
