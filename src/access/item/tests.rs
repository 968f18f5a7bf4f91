use super::*;
use fullmakt_contract::requests::AttributePair;

fn right(pairs: &[(&str, &str)]) -> Right {
    Right {
        action: None,
        resource: pairs
            .iter()
            .map(|(id, value)| AttributePair {
                id: (*id).to_owned(),
                value: (*value).to_owned(),
            })
            .collect(),
    }
}

#[test]
fn services_are_found_by_registry_id() {
    let service = |id: &str| Subject::Service {
        id: id.to_owned(),
        action: None,
    };
    assert_eq!(
        subject(right(&[("urn:altinn:resource", "ske-krav")])),
        service("ske-krav")
    );
    assert_eq!(
        subject(right(&[
            ("urn:altinn:org", "ttd"),
            ("urn:altinn:app", "a3-app")
        ])),
        service("app_ttd_a3-app")
    );
}

#[test]
fn what_no_register_explains_is_shown_as_it_is() {
    let odd = right(&[("urn:altinn:resource", "a"), ("urn:altinn:task", "b")]);
    assert_eq!(
        subject(odd),
        Subject::Opaque("urn:altinn:resource=a, urn:altinn:task=b".to_owned())
    );
    assert_eq!(subject(right(&[])), Subject::Opaque(String::new()));
}
