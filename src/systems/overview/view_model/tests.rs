use super::*;
use crate::systems::overview::state::OverviewState;
use fullmakt_domain::SystemUserKind;
use serde_json::json;

fn state() -> OverviewState {
    let mut state = OverviewState::default();
    let row = |id: &str, title: &str, vendor: &str, created: &str| json!({ "id": id, "integrationTitle": title, "supplierOrgno": vendor, "created": created });
    let rows = json!([
        row("a", "Østlønn", "310000016", "2026-11-01T00:00:00Z"),
        row("b", "Ånd", "310000024", "2026-11-03T00:00:00Z"),
        row("c", "Bakeri", "310000016", "2026-11-02T00:00:00Z"),
        row("d", "Arkiv", "310000016", "not a time"),
    ]);
    let rows = serde_json::from_value(rows).expect("a list");
    state.apply_system_users(SystemUserKind::Standard, Ok(rows));
    state
}

fn shown(query: &str) -> String {
    let state = state();
    let filter = Filter::of(&Query::parse(query));
    let rows = state.rows(Section::Standard);
    shown_rows(&state, Section::Standard, &filter)
        .into_iter()
        .map(|place| rows[place as usize].id.as_str())
        .collect()
}

#[test]
fn the_address_says_what_is_shown_and_in_which_order() {
    for (query, ids) in [
        // The newest first, and last what does not tell its age.
        ("", "bcad"),
        ("?sort=odd", "bcad"),
        ("?sort=name", "dcab"),
        ("?q=ost", "a"),
        ("?q=310%20000%20016&sort=name", "dca"),
        ("?vendor=310000024", "b"),
        ("?vendor=310000016&q=a", "cd"),
        ("?vendor=999999999", ""),
        ("?q=zz", ""),
    ] {
        assert_eq!(shown(query), ids, "{query}");
    }
}

#[test]
fn a_vendor_is_found_and_chosen_by_name_too() {
    let mut state = state();
    let names = vec![("310000024".to_owned(), "Havbris Data AS".to_owned())];
    let choices = vendor_choices(&state, None, &names);
    let texts: Vec<&str> = choices.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(texts.len(), 2);
    assert!(texts[1].starts_with("Havbris Data AS (310"), "{texts:?}");
    // A choice that nothing is of any more can be seen and undone.
    let gone = vendor_choices(&state, Some("310000032".to_owned()), &names);
    assert_eq!(gone.len(), 3);
    state.apply_names(Vec::new(), names);
    let filter = Filter::of(&Query::parse("?q=havbris"));
    assert_eq!(shown_rows(&state, Section::Standard, &filter), [1]);
}

#[test]
fn blank_searches_leave_nothing_out() {
    let narrows = |query: &str| Filter::of(&Query::parse(query)).narrows();
    assert!(!narrows("?q=%20&vendor="));
    assert!(narrows("?q=a"));
    assert!(narrows("?vendor=310000016"));
}
