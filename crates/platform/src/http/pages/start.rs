//! `/`: what this is, and what there is to try.

mod texts;

use super::{
    super::{
        auth,
        html::Page,
        input::OwnOrigin,
        problem::HandlerResult,
        run_blocking,
        session::{
            LOGIN,
            people::{self, Person},
        },
    },
    RECEIPT, messages,
    request_view::{self, AllowedAction, RequestView},
    visually_hidden,
};
use crate::{
    Platform, controls,
    language::PreferredLanguage,
    seed::{AGENT_REQUEST, CHANGE_REQUEST, STANDARD_REQUEST},
    store::{StoreError, parties},
};
use axum::{extract::State, http::HeaderMap};
use fullmakt_contract::paths::LOGOUT;
use fullmakt_domain::{Language, RequestStatus, display_name};
use maud::{Markup, html};
use rusqlite::Connection;
use std::sync::Arc;
use texts::{Texts, headline, texts};

/// The requests to begin with, the simplest first.
const SEEDED_REQUESTS: [uuid::Uuid; 3] = [STANDARD_REQUEST, AGENT_REQUEST, CHANGE_REQUEST];

pub(super) async fn page(
    State(platform): State<Arc<Platform>>,
    OwnOrigin(origin): OwnOrigin,
    PreferredLanguage(language): PreferredLanguage,
    headers: HeaderMap,
) -> HandlerResult {
    let current = auth::caller(&platform, &headers).and_then(|caller| caller.0.user_id);
    run_blocking(platform, move |platform| {
        let data = platform
            .store
            .read(|conn| StartPageData::load(conn, platform, &origin, current))?;
        let body = body(platform, &data, &origin, language);
        let title = texts(language).title;
        Ok(Page {
            language,
            title,
            body,
        }
        .ok())
    })
    .await
}

/// What the page shows.
struct StartPageData {
    people: Vec<Person>,
    requests: Vec<(RequestView, Vec<PeopleByAction>)>,
    /// User id of who is signed in.
    current: Option<i32>,
}

/// The people who may do the same about a request.
type PeopleByAction = (AllowedAction, Vec<SignInOption>);

/// Somebody to open a request as.
struct SignInOption {
    user_id: i32,
    name: String,
}

impl StartPageData {
    fn load(
        conn: &Connection,
        platform: &Platform,
        origin: &str,
        current: Option<i32>,
    ) -> Result<Self, StoreError> {
        let mut requests = Vec::new();
        for id in SEEDED_REQUESTS {
            if let Some(request) = request_view::by_id(conn, platform, origin, id)? {
                let choices = choices(conn, platform, &request)?;
                requests.push((request, choices));
            }
        }
        let people = people::all(conn)?;
        let known = |user_id: &i32| people.iter().any(|person| person.user_id == *user_id);
        Ok(Self {
            current: current.filter(known),
            people,
            requests,
        })
    }
}

/// Who may do what about a request, the most first.
fn choices(
    conn: &Connection,
    platform: &Platform,
    request: &RequestView,
) -> Result<Vec<PeopleByAction>, StoreError> {
    let mut groups = [
        AllowedAction::Decide,
        AllowedAction::Escalate,
        AllowedAction::Nothing,
    ]
    .map(|action| (action, Vec::new()));
    for party in parties::people(conn)? {
        let parties::PartyKind::Person { user_id, .. } = party.kind else {
            continue;
        };
        let action = request.allowed_action(conn, platform, &party)?;
        if let Some((_, group)) = groups.iter_mut().find(|(own, _)| *own == action) {
            group.push(SignInOption {
                user_id,
                name: display_name::title_case(&party.name),
            });
        }
    }
    Ok(groups
        .into_iter()
        .filter(|(_, group)| !group.is_empty())
        .collect())
}

fn body(platform: &Platform, data: &StartPageData, origin: &str, language: Language) -> Markup {
    let texts = texts(language);
    html! {
        h1 { (texts.title) }
        p.lead { (texts.lead) }
        @if platform.options.app.is_none() { p.notice { (texts.no_app) } }
        section aria-labelledby="requests" {
            h2 #requests { (texts.requests) }
            p { (texts.requests_lead) }
            @if data.requests.is_empty() { p.notice { (texts.no_requests) } }
            ol.requests {
                @for (request, choices) in &data.requests {
                    li.card { (entry(request, choices, origin, language)) }
                }
            }
        }
        section aria-labelledby="people" {
            h2 #people { (texts.people) }
            p { (texts.people_lead) }
            (people_table(data, language))
        }
        section aria-labelledby="vendors" {
            h2 #vendors { (texts.vendors) }
            p { (texts.vendors_lead) }
            (commands(origin, texts))
        }
        section aria-labelledby="more" {
            h2 #more { (texts.more) }
            ul {
                li { a href=(RECEIPT) { (texts.receipt) } ": " (texts.receipt_more) }
                li { a href=(controls::ROOT) { (texts.controls) } ": " (texts.controls_more) }
            }
        }
    }
}

/// A request with its status, and a button for each person.
fn entry(
    request: &RequestView,
    choices: &[PeopleByAction],
    origin: &str,
    language: Language,
) -> Markup {
    let texts = texts(language);
    let link = request.link(origin);
    let path = link.strip_prefix(origin).unwrap_or(&link);
    let heading = format!("request-{}", request.id);
    html! {
        h3 id=(heading) { a href=(path) { (headline(request, language)) } }
        p.meta {
            (messages::status(&request.status, language))
            " " (messages::kind(request.kind, language))
        }
        form method="post" action=(LOGIN) {
            input type="hidden" name="goto" value=(link);
            @for (number, (action, people)) in choices.iter().enumerate() {
                @let label = format!("{heading}-{number}");
                @let buttons = buttons(request, *action, people, texts);
                div.choices role="group" aria-labelledby=(format!("{label} {heading}")) {
                    @if *action == AllowedAction::Nothing {
                        // Worth a look, and not what to begin with.
                        details { summary id=(label) { (texts.group(*action)) } (buttons) }
                    } @else {
                        p.muted id=(label) { (texts.group(*action)) }
                        (buttons)
                    }
                }
            }
        }
    }
}

fn buttons(
    request: &RequestView,
    action: AllowedAction,
    people: &[SignInOption],
    texts: &Texts,
) -> Markup {
    let is_first = action == AllowedAction::Decide && request.status == RequestStatus::New;
    html! {
        div {
            @for person in people {
                button.small.primary[is_first] type="submit" name="userId" value=(person.user_id) {
                    (visually_hidden(texts.open_as)) (person.name)
                }
            }
        }
    }
}

fn people_table(data: &StartPageData, language: Language) -> Markup {
    let texts = texts(language);
    html! {
        table {
            thead {
                tr {
                    th scope="col" { (texts.name) }
                    th scope="col" { (texts.user) }
                    th scope="col" { (texts.may) }
                }
            }
            tbody {
                @for person in &data.people {
                    tr {
                        th scope="row" {
                            (person.name)
                            @if data.current == Some(person.user_id) {
                                " " span.tag { (texts.now) } " "
                                a href=(LOGOUT) { (texts.sign_out) }
                            }
                        }
                        td.number { (person.user_id) }
                        td {
                            @if person.capabilities.is_empty() { (texts.stranger) }
                            @for (capability, names) in &person.capabilities {
                                p { (capability.description(language)) " " (people::enumeration(names, language)) "." }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What a vendor sends for a customer of SmartCloud, one member per line.
fn example(origin: &str) -> String {
    format!(
        r#"{{
  "systemId": "991825827_smartcloud",
  "partyOrgNo": "314248295",
  "externalRef": "min-kunde-1",
  "rights": [{{"resource": [{{"id": "urn:altinn:resource", "value": "ske-krav-og-betalinger"}}]}}],
  "accessPackages": [{{"urn": "urn:altinn:accesspackage:skattegrunnlag"}}],
  "redirectUrl": "{origin}{RECEIPT}"
}}"#
    )
}

/// The vendor's calls, for a terminal.
fn commands(origin: &str, texts: &Texts) -> Markup {
    let scope = |verb: &str| format!("altinn:authentication/systemuser.request.{verb}");
    let scopes = format!("{}%20{}", scope("read"), scope("write"));
    let token = format!(
        "HOST={origin}\n\
         API=$HOST/authentication/api/v1/systemuser/request/vendor\n\
         SCOPES={scopes}\n\
         TOKEN=$(curl -s \"$HOST/Home/GetTestOrgToken/smartcloud?orgNumber=991825827&scopes=$SCOPES\")"
    );
    let create = format!(
        "curl -s $API \\\n  -H \"Authorization: Bearer $TOKEN\" \\\n  \
         -H 'Content-Type: application/json' \\\n  -d '{}'",
        example(origin)
    );
    let read = "curl -s $API/byexternalref/991825827_smartcloud/314248295/min-kunde-1 \\\n  \
         -H \"Authorization: Bearer $TOKEN\"";
    html! {
        ol.steps {
            li { h3 { (texts.get_token) } pre { code { (token) } } }
            li { h3 { (texts.create) } pre { code { (create) } } p.muted { (texts.create_more) } }
            li { h3 { (texts.read) } pre { code { (read) } } }
        }
    }
}
