//! Lists of organisations and searches in the guide's API (docs/contract/contacts.md, sections 1.4, 1.6 and 1.8).

use crate::{get, numbers, support::TestServer};

#[tokio::test]
async fn lists_are_ordered_and_cut() {
    let server = TestServer::new();
    let ask = async |query: &str| {
        let response = get(&server, &format!("/organizations?{query}")).await;
        (
            response.header("x-total-count").to_owned(),
            response.expect(200),
        )
    };
    let (total, all) = ask("").await;
    let by_number = numbers(&all);
    assert_eq!(total, by_number.len().to_string());
    assert!(
        by_number.is_sorted() && by_number.len() == 11,
        "{by_number:?}"
    );
    let (total, page) = ask("$top=2&$skip=3").await;
    assert_eq!(
        (total.as_str(), numbers(&page)),
        ("11", by_number[3..5].to_vec())
    );
    assert_eq!(ask("$skip=9999").await.0, "11");
    // Odd values are adjusted, but for the filter.
    assert_eq!(ask("$top=0").await, ask("$TOP=1").await);
    for odd in [
        "$top=5000&$skip=-3&$orderby=Type",
        "$top=x&$skip=y&$expand=People",
    ] {
        assert_eq!(numbers(&ask(odd).await.1), by_number, "{odd}");
    }
    for filter in [
        "Name+eq+'A'",
        "Type+ne+'A'",
        "Type+eq+ENK",
        "Type+eq+''+or+1",
        "Type+eq+'A'+or+Type+eq+'B'",
    ] {
        let refused = get(&server, &format!("/organizations?$filter={filter}")).await;
        assert_eq!(refused.status, 400, "{filter}");
    }
    let mut backwards = by_number.clone();
    backwards.reverse();
    assert_eq!(
        numbers(&ask("$orderby=OrganizationNumber+desc").await.1),
        backwards
    );
    let (_, named) = ask("$orderby=Name").await;
    let names = named["_embedded"]["organizations"]
        .as_array()
        .unwrap()
        .iter();
    let names: Vec<_> = names.map(|row| row["Name"].as_str().unwrap()).collect();
    assert_eq!(names.first(), Some(&"DRIFTIG BEVER"));
    assert_eq!(names.last(), Some(&"ÆRLIG ØRN OG ÅPEN ÅKER AVD NORD"));
    assert_eq!(ask("$filter=Type+eq+'BEDR'").await.0, "2");
    let (_, expanded) = ask("$expand=OfficialContacts").await;
    let rows = expanded["_embedded"]["organizations"].as_array().unwrap();
    assert!(
        rows.iter()
            .all(|row| row["OfficialContacts"]["_embedded"].is_object())
    );
}

#[tokio::test]
async fn searches_find_what_is_written_otherwise() {
    let server = TestServer::new();
    let found = async |query: &str| {
        let body = get(&server, &format!("/organizations?{query}"))
            .await
            .expect(200);
        numbers(&body).join(",")
    };
    for (query, expected) in [
        // As sent, with a country code, with a plus that was not escaped.
        ("phoneNumber=99000022", "314200012"),
        ("phoneNumber=%2B4799000022", "314200012"),
        ("phoneNumber=+4799000022", "314200012"),
        ("phonenumber=0047+99+00+00+22", "314200012"),
        // Another country stays another country.
        ("phoneNumber=%2B4699000032", "314200012"),
        ("phoneNumber=99000032", ""),
        ("email=kontakt2@example.no", "314200012"),
        ("EMAIL=KONTAKT2@EXAMPLE.NO", "314200012"),
        ("email=kontakt2@example.n", ""),
        // Both means both, at one contact point; nothing counts as left out.
        (
            "email=kontakt1@example.no&phoneNumber=99000021",
            "314200012",
        ),
        ("email=kontakt1@example.no&phoneNumber=99000022", ""),
        ("email=kontakt1@example.no&phoneNumber=", "314200012"),
        // A shared contact point and a person with the same address.
        ("email=stille@example.no", "314200217,314200217"),
        // Who has switched notifications off is not found.
        ("email=bra@example.no", ""),
        ("phoneNumber=99000033", ""),
        ("phoneNumber=abc", ""),
        ("phoneNumber=99000011", "910514318"),
    ] {
        assert_eq!(found(query).await, expected, "{query}");
    }
}
