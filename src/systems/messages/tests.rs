use super::*;
use crate::ui::without_isolates;
use fullmakt_domain::Language;

fn failures() -> Vec<Failure> {
    let error = |status| ApiError::from_response(status, None, b"");
    vec![
        Failure::Refused(error(400)),
        Failure::Refused(error(403)),
        Failure::Unidentified(ApiError::Offline),
        Failure::OtherPerson {
            before: "Ada".to_owned(),
            now: "Bo".to_owned(),
        },
        Failure::OtherPerson {
            before: String::new(),
            now: String::new(),
        },
        Failure::SignedOut,
        Failure::Lost,
        Failure::Unknown(error(500)),
    ]
}

#[test]
fn every_failure_says_what_happened_and_what_to_do() {
    for language in Language::ALL {
        let texts = Texts::of(language);
        for subject in [Subject::Creation, Subject::Deletion] {
            for failure in failures() {
                let message = command_failed(texts, subject, &failure);
                assert!(!message.title.is_empty(), "{failure:?}");
                let text = message.lines.concat();
                assert!(text.len() > 20, "{failure:?}: {text}");
                assert!(!text.contains('{'), "{failure:?}: {text}");
            }
        }
    }
}

/// Whoever reads that nothing was changed must be able to rely on it.
#[test]
fn only_what_is_known_to_be_unchanged_is_said_to_be() {
    let texts = Texts::of(Language::En);
    for failure in failures() {
        let message = command_failed(texts, Subject::Deletion, &failure);
        let is_unchanged = message.title.contains("has not been deleted")
            || message.title.contains("Nothing has been deleted");
        assert_eq!(
            is_unchanged,
            !matches!(failure, Failure::Unknown(_)),
            "{message:?}"
        );
    }
}

#[test]
fn a_refusal_is_told_by_its_code() {
    let texts = Texts::of(Language::Nb);
    let error = ApiError::from_response(400, None, br#"{"code":"AUTH-00004"}"#);
    let message = command_failed(texts, Subject::Creation, &Failure::Refused(error));
    assert!(
        message
            .lines
            .concat()
            .contains("har allerede en systemtilgang")
    );
    assert_eq!(message.reference.as_deref(), Some("AUTH-00004 (400)"));
}

#[test]
fn deleting_says_how_many_clients_lose_access_where_that_is_certain() {
    let texts = Texts::of(Language::Nb);
    let costs = |count: Option<&str>, and_owner| {
        let count = count.map(str::to_owned);
        let loss = Loss::Clients { count, and_owner };
        let lines = deletion_costs(texts, &loss, "Regn", "Ape AS");
        without_isolates(&lines.join(" "))
    };
    let known = costs(Some("12 kunder"), false);
    assert!(known.contains("tilgangen til 12 kunder som Ape AS har lagt til"));
    assert!(!known.contains("Ape AS selv"));
    assert!(costs(None, false).contains("tilgangen til alle kundene"));
    assert!(costs(None, true).contains("for Ape AS selv lenger"));
    let own = deletion_costs(texts, &Loss::Owner, "Regn", "Ape AS").concat();
    assert!(!own.contains("kunde"), "{own}");
}

/// Whoever may not know it is told nothing; what could not be read is not taken for a no.
#[test]
fn whether_the_owner_is_among_the_clients_is_said_where_it_is_known() {
    let failed = |status| RemoteData::Failed(ApiError::from_response(status, None, b""));
    for language in Language::ALL {
        let texts = Texts::of(language);
        let line = |own| own_organisation(texts, "Ape AS", &own);
        for unsaid in [RemoteData::Loading, failed(401), failed(403)] {
            assert_eq!(line(unsaid), None);
        }
        let lines = [
            RemoteData::Ready(true),
            RemoteData::Ready(false),
            failed(500),
        ];
        let [yes, no, unknown] = lines.map(|own| line(own).unwrap_or_default());
        assert!([&yes, &no, &unknown].iter().all(|it| it.contains("Ape AS")));
        assert!(yes != no && no != unknown && yes != unknown);
    }
}
