//! The sign-in page: choose a test person.

use super::{
    LOGIN, PARTY_ID_COOKIE, PARTY_UUID_COOKIE, party_cookie, people, redirect, session_cookie,
    set_cookies,
    tokens::{person_claims, signing_failed},
};
use crate::{
    Platform,
    http::{
        auth, html,
        input::{OwnOrigin, QueryParams},
        problem::{HandlerResult, ProblemResponse},
        run_blocking,
    },
    store::parties,
    tokens::PORTAL_SCOPES,
    web_url::WebUrl,
};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use fullmakt_domain::ReturnPath;
use maud::{Markup, html};
use people::Person;
use std::sync::Arc;

/// Level of a portal session: the lowest that may do anything (docs/contract/platform.md, section 0.3).
const LEVEL: u8 = 3;

type PlatformState = State<Arc<Platform>>;

/// `GET authentication?goto`: the people to choose from. Choosing is a form, so that no link from
/// elsewhere can sign anybody in.
pub(super) async fn page(
    State(platform): PlatformState,
    OwnOrigin(origin): OwnOrigin,
    headers: HeaderMap,
    query: QueryParams,
) -> HandlerResult {
    let goto = query.get("goto").unwrap_or_default().to_owned();
    let Some(target) = ReturnTarget::parse(&goto, &origin, &platform.options.allow_origins) else {
        return Ok(invalid_goto_page());
    };
    let current = auth::caller(&platform, &headers).and_then(|caller| caller.0.user_id);
    run_blocking(platform, move |platform| {
        let people = platform.store.read(people::all)?;
        let mut response = people_page(&people, &goto, current);
        if let Some(origin) = target.origin {
            html::allow_form_redirect(&mut response, &origin);
        }
        Ok(response)
    })
    .await
}

/// `POST authentication` with `userId` and `goto`.
pub(super) async fn sign_in(
    State(platform): PlatformState,
    OwnOrigin(origin): OwnOrigin,
    body: String,
) -> HandlerResult {
    let form = QueryParams::parse(&body);
    let goto = form.get("goto").unwrap_or_default();
    let Some(target) = ReturnTarget::parse(goto, &origin, &platform.options.allow_origins) else {
        return Ok(invalid_goto_page());
    };
    let user_id = form.get("userId").and_then(|text| text.parse().ok());
    let Some(user_id) = user_id else {
        return Ok(unknown_person_page());
    };
    run_blocking(platform, move |platform| {
        let person = platform
            .store
            .read(|conn| parties::by_user_id(conn, user_id))?;
        let Some(person) = person else {
            return Ok::<_, ProblemResponse>(unknown_person_page());
        };
        let now = platform.clock.now();
        let claims = person_claims(user_id, &person);
        let token = platform.tokens.person(claims, LEVEL, PORTAL_SCOPES, now);
        let cookies = set_cookies([
            session_cookie(token.map_err(signing_failed)?),
            party_cookie(PARTY_ID_COOKIE, person.party_id),
            party_cookie(PARTY_UUID_COOKIE, person.uuid),
        ]);
        Ok((cookies, redirect(&target.location())).into_response())
    })
    .await
}

/// Where sign-in leads back to.
struct ReturnTarget {
    /// An origin of `--allow-origin`; none for our own.
    origin: Option<String>,
    path: ReturnPath,
}

impl ReturnTarget {
    /// Our own start page without `goto`; none when it leads to an origin that is neither our own nor
    /// allowed.
    fn parse(goto: &str, own_origin: &str, allowed: &[String]) -> Option<Self> {
        if goto.is_empty() {
            let path = ReturnPath::parse("/")?;
            return Some(Self { origin: None, path });
        }
        let url = WebUrl::parse(goto)?;
        let leads_to =
            |origin: &str| WebUrl::parse(origin).is_some_and(|origin| url.is_same_origin(&origin));
        let origin = if leads_to(own_origin) {
            None
        } else {
            Some(allowed.iter().find(|origin| leads_to(origin))?.clone())
        };
        let path = url.path_and_rest();
        let slash = if path.starts_with('/') { "" } else { "/" };
        let path = ReturnPath::parse(&format!("{slash}{path}"))?;
        Some(Self { origin, path })
    }

    /// As `Location`. Without an origin the browser stays on the one that it has reached us by, which
    /// can be that of a proxy.
    fn location(&self) -> String {
        format!(
            "{}{}",
            self.origin.as_deref().unwrap_or_default(),
            self.path
        )
    }
}

fn invalid_goto_page() -> Response {
    error_page(
        "This link cannot be used",
        "The link asks to send you on to an address outside this platform. We do not follow it. Go back to the \
         page you came from, or begin at the start page.",
    )
}

fn unknown_person_page() -> Response {
    error_page(
        "Nobody is chosen",
        "There is no such person. Go back and choose one from the list.",
    )
}

fn error_page(title: &str, text: &str) -> Response {
    let body = html! {
        h1 { (title) }
        p { (text) }
        p { a.button href="/" { "To the start page" } }
    };
    html::page(StatusCode::BAD_REQUEST, title, &body)
}

fn people_page(people: &[Person], goto: &str, current: Option<i32>) -> Response {
    const TITLE: &str = "Who do you want to be?";
    let body = html! {
        h1 { (TITLE) }
        p.lead {
            "Choose a test person. You are signed in for 30 minutes and sent back to where you came from."
        }
        form method="post" action=(LOGIN) {
            input type="hidden" name="goto" value=(goto);
            ul.people {
                @for person in people {
                    li {
                        (person_button(person))
                        @if current == Some(person.user_id) { p.tag { "Signed in now" } }
                    }
                }
            }
        }
    };
    html::page(StatusCode::OK, TITLE, &body)
}

/// The name is the button; what the person may do belongs to it for those who do not see the page.
fn person_button(person: &Person) -> Markup {
    let details = format!("may-{}", person.user_id);
    html! {
        button type="submit" name="userId" value=(person.user_id) aria-describedby=(details) {
            span.name { (person.name) }
            span.number { (person.user_id) }
        }
        div id=(details) { (person.capabilities()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "http://localhost:8080";
    const SECOND: &str = "http://localhost:8081";

    /// Other origins, and paths that some browser takes for one. What is no address at all, or is one that
    /// browsers repair, has its tests with [`WebUrl`].
    const HOSTILE: [&str; 23] = [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "http://evil.example:8080/",
        "http://localhost/",
        "https://localhost:8080/",
        "http://localhost:8080@evil.example/",
        "http://localhost:8080.evil.example/",
        "http://127.0.0.1:8080/",
        "http://localhost%2eevil.example:8080/",
        "http://localhost:8080//evil.example",
        "http://localhost:8080/%2F%2Fevil.example",
        "http://localhost:8080/..//evil.example",
        "http://localhost:8080/\r\nSet-Cookie: a=b",
        "javascript:alert(1)",
        "http://localhost:8081.evil.example",
        "http://localhost:8081@evil.example",
        "https://localhost:8081/",
        "http://localhost:8082/",
        "http://localhost:80810/",
        "http://evil.localhost:8081/",
        "http://localhost:8081//evil.example",
        "http://localhost:8081/..//evil.example",
    ];

    fn location(goto: &str) -> Option<String> {
        let target = ReturnTarget::parse(goto, OWN, &[SECOND.to_owned()])?;
        Some(target.location())
    }

    #[test]
    fn nothing_leads_elsewhere() {
        for goto in HOSTILE {
            assert_eq!(location(goto), None, "{goto:?}");
        }
    }

    #[test]
    fn own_pages_and_those_of_an_allowed_origin() {
        for (goto, to) in [
            ("", "/"),
            (OWN, "/"),
            ("HTTP://LOCALHOST:8080?a", "/?a"),
            ("http://localhost:8080/a?b=//c#d", "/a?b=//c#d"),
            ("http://localhost:8081/a", "http://localhost:8081/a"),
        ] {
            assert_eq!(location(goto).as_deref(), Some(to), "{goto:?}");
        }
        assert!(ReturnTarget::parse(SECOND, OWN, &[]).is_none());
    }
}
