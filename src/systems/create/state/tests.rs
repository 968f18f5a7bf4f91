use super::*;
use serde_json::{Value, json};

fn system(value: Value) -> System {
    System::new(serde_json::from_value(value).expect("a system"))
}

fn named(id: &str, nb: &str, en: &str) -> System {
    system(json!({
        "systemId": id,
        "systemVendorOrgNumber": "991825827",
        "name": { "nb": nb, "nn": nb, "en": en },
        "isVisible": true,
    }))
}

#[test]
fn only_what_users_can_choose_is_offered() {
    let offer = |is_visible, is_deleted| {
        let system =
            system(json!({ "systemId": "1_a", "isVisible": is_visible, "isDeleted": is_deleted }));
        system.offer
    };
    assert_eq!(offer(true, false), Offer::Offered);
    assert_eq!(offer(false, false), Offer::ByRequestOnly);
    assert_eq!(offer(true, true), Offer::Withdrawn);
    let systems = [
        system(json!({ "systemId": "1_a" })),
        named("991825827_b", "B", "B"),
    ];
    assert_eq!(shown_systems(&systems, &[], "", Language::Nb), [1]);
}

#[test]
fn systems_are_found_by_name_number_and_vendor() {
    let systems = [
        named("991825827_smartcloud", "SmartCloud", "SmartCloud"),
        named("310000016_lonn", "Lønnsmesteren", "Payroll Master"),
    ];
    let vendors = [("991825827".to_owned(), "Sky AS".to_owned())];
    for (search, language, places) in [
        ("", Language::Nb, &[1, 0][..]),
        ("", Language::En, &[1, 0]),
        ("lonn", Language::Nb, &[1]),
        ("payroll", Language::En, &[1]),
        ("payroll", Language::Nb, &[]),
        ("991 825 827", Language::Nb, &[1, 0]),
        ("sky", Language::Nb, &[1, 0]),
        ("nothing", Language::Nb, &[]),
    ] {
        assert_eq!(
            shown_systems(&systems, &vendors, search, language),
            places,
            "{search}"
        );
    }
}

#[test]
fn a_system_without_a_name_is_called_by_its_id() {
    let nameless = system(json!({ "systemId": "991825827_x" }));
    assert_eq!(nameless.name(Language::Nb).text, "991825827_x");
    assert_eq!(nameless.title(), "991825827_x");
    assert_eq!(nameless.vendor, "991825827");
    // The owner's name for it does not depend on who reads.
    let system = named("991825827_x", "Lønn", "Payroll");
    assert_eq!(system.title(), "Lønn");
    assert_eq!(system.name(Language::En).text, "Payroll");
}
