//! `/`: what this is, and what there is to try.

use super::{
    super::{
        auth, html,
        input::OwnOrigin,
        problem::HandlerResult,
        run_blocking,
        session::{
            LOGIN,
            people::{self, Person},
        },
    },
    PageContext, RECEIPT, messages,
    request_view::{self, AllowedAction, RequestView},
    visually_hidden,
};
use crate::{
    Platform, controls,
    seed::{AGENT_REQUEST, CHANGE_REQUEST, STANDARD_REQUEST},
    store::Result,
};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
};
use fullmakt_contract::paths::LOGOUT;
use fullmakt_domain::{RequestKind, RequestStatus};
use maud::{Markup, html};
use std::{collections::BTreeMap, sync::Arc};

const TITLE: &str = "Try Fullmakt on your own machine";
/// The requests to begin with, the simplest first.
const SEEDED_REQUESTS: [uuid::Uuid; 3] = [STANDARD_REQUEST, AGENT_REQUEST, CHANGE_REQUEST];

pub(super) async fn page(
    State(platform): State<Arc<Platform>>,
    OwnOrigin(origin): OwnOrigin,
    headers: HeaderMap,
) -> HandlerResult {
    let current = auth::caller(&platform, &headers).and_then(|caller| caller.0.user_id);
    run_blocking(platform, move |platform| {
        let load = |context: PageContext<'_>| StartPageData::load(context, current);
        let data = PageContext::read(platform, &origin, load)?;
        let body = body(platform, &data, &origin);
        Ok(html::page(StatusCode::OK, TITLE, &body))
    })
    .await
}

/// What the page shows.
struct StartPageData {
    people: Vec<Person>,
    requests: Vec<(RequestView, Choices)>,
    /// User id of who is signed in.
    current: Option<i32>,
}

/// Who may do what about a request, the most first.
type Choices = BTreeMap<AllowedAction, Vec<Person>>;

impl StartPageData {
    fn load(context: PageContext<'_>, current: Option<i32>) -> Result<Self> {
        let people = people::all(context.conn)?;
        let mut requests = Vec::new();
        for id in SEEDED_REQUESTS {
            let Some(request) = request_view::by_id(context, id)? else {
                continue;
            };
            let mut choices = Choices::new();
            for person in &people {
                let action = request.allowed_action(context, person)?;
                choices.entry(action).or_default().push(person.clone());
            }
            requests.push((request, choices));
        }
        Ok(Self {
            people,
            requests,
            current,
        })
    }
}

fn body(platform: &Platform, data: &StartPageData, origin: &str) -> Markup {
    html! {
        h1 { (TITLE) }
        p.lead {
            "Fullmakt is the page where somebody in an organisation gives a computer system the right to act for it. "
            "Here it runs against a local platform with real rules and invented people. Nothing leaves your machine."
        }
        @if platform.options.app.is_none() {
            p.notice {
                "The platform was started without the app, so the links to its pages lead nowhere. "
                "Start it with --app and the folder of the built app."
            }
        }
        section aria-labelledby="requests" {
            h2 #requests { "Answer a request" }
            p {
                "A vendor asks for access. Choose who you want to be: you are signed in, and the page that the "
                "customer sees opens."
            }
            @if data.requests.is_empty() {
                p.notice {
                    "There is no request to answer. Make one as a vendor, or fill the database anew under "
                    "“Behind the scenes”."
                }
            }
            ol.requests {
                @for (request, choices) in &data.requests {
                    li.card { (entry(request, choices, origin)) }
                }
            }
        }
        section aria-labelledby="system-users" {
            h2 #system-users { "See what has access" }
            p {
                a href="/accessmanagement/ui/systemuser/overview" { "The system users of an organisation" }
                " – and " a href="/accessmanagement/ui/systemuser/create" { "a new one" }
                ", of a system that you choose yourself, without a request from its vendor."
            }
        }
        section aria-labelledby="people" {
            h2 #people { "The people" }
            p {
                "Anybody can sign in without a password. What they may do follows from the roles in the database."
            }
            (people_table(data))
        }
        section aria-labelledby="vendors" {
            h2 #vendors { "For you who build the system" }
            p { "The vendor's API is the same as in the service. Paste into a terminal, in this order:" }
            (commands(origin))
        }
        section aria-labelledby="more" {
            h2 #more { "Behind the scenes" }
            ul {
                li {
                    a href=(RECEIPT) { "The receipt at the vendor's" }
                    ": where the customer is sent after the answer. Shows the status that the API reports now."
                }
                li {
                    a href=(controls::ROOT) { "The control panel" }
                    ": requests, system users, calls, the clock and faults on demand – and a button that puts "
                    "everything back."
                }
            }
        }
    }
}

/// What a request is about, in one line.
fn headline(request: &RequestView) -> String {
    let (system, customer) = (&request.system, &request.customer.name);
    match request.kind {
        RequestKind::Standard => format!("{system} asks for access to {customer}"),
        RequestKind::Agent => format!("{system} wants to act for the clients of {customer}"),
        RequestKind::Change => format!("{system} wants to change its access to {customer}"),
    }
}

/// A request with its status, and a button for each person.
fn entry(request: &RequestView, choices: &Choices, origin: &str) -> Markup {
    let link = request.link(origin);
    let path = link.strip_prefix(origin).unwrap_or(&link);
    let heading = format!("request-{}", request.id);
    html! {
        h3 id=(heading) { a href=(path) { (headline(request)) } }
        p.meta { (messages::status(&request.status)) " " (messages::kind(request.kind)) }
        form method="post" action=(LOGIN) {
            input type="hidden" name="goto" value=(link);
            @for (number, (action, people)) in choices.iter().enumerate() {
                @let label = format!("{heading}-{number}");
                @let buttons = buttons(request, *action, people);
                div.choices role="group" aria-labelledby=(format!("{label} {heading}")) {
                    @match action {
                        AllowedAction::Decide => { p.muted id=(label) { "May answer yes or no" } (buttons) }
                        AllowedAction::Escalate => { p.muted id=(label) { "May only pass it on" } (buttons) }
                        // Worth a look, and not what to begin with.
                        AllowedAction::Nothing => {
                            details { summary id=(label) { "Is turned away" } (buttons) }
                        }
                    }
                }
            }
        }
    }
}

fn buttons(request: &RequestView, action: AllowedAction, people: &[Person]) -> Markup {
    let is_first = action == AllowedAction::Decide && request.status == RequestStatus::New;
    html! {
        div {
            @for person in people {
                button.small.primary[is_first] type="submit" name="userId" value=(person.user_id) {
                    (visually_hidden("Open as ")) (person.name)
                }
            }
        }
    }
}

fn people_table(data: &StartPageData) -> Markup {
    html! {
        table {
            thead {
                tr { @for name in ["Name", "User", "May do"] { th scope="col" { (name) } } }
            }
            tbody {
                @for person in &data.people {
                    tr {
                        th scope="row" {
                            (person.name)
                            @if data.current == Some(person.user_id) {
                                " " span.tag { "Signed in now" } " "
                                a href=(LOGOUT) { "Sign out" }
                            }
                        }
                        td.number { (person.user_id) }
                        td { (person.capabilities()) }
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
fn commands(origin: &str) -> Markup {
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
            li { h3 { "Get a token for SmartCloud AS" } pre { code { (token) } } }
            li {
                h3 { "Ask a customer for access" }
                pre { code { (create) } }
                p.muted {
                    "The answer has confirmUrl, the link for the customer to open. The same externalRef gives the "
                    "same request; choose another for a new one."
                }
            }
            li { h3 { "Read what the customer has answered to the request above" } pre { code { (read) } } }
        }
    }
}
