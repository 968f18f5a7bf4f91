//! The layout of the platform's own pages: sign-in, start page, receipt, controls.
//!
//! Pages are rendered here and work without scripts. What goes into them is escaped by `maud`.

use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use fullmakt_domain::Language;
use maud::{DOCTYPE, Markup, html};

/// Where the style sheet of these pages is served.
pub const STYLE_PATH: &str = "/_platform/assets/platform.css";
/// The style sheet of all pages of the platform.
const STYLE: &str = concat!(
    include_str!("../../assets/platform.css"),
    include_str!("../../assets/pages.css")
);

/// No scripts, no frames, nothing from elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A page of the platform.
#[derive(Debug)]
pub struct Page<'a> {
    /// In which language its texts are.
    pub language: Language,
    /// What it is, for the title bar.
    pub title: &'a str,
    /// Everything below the page's head, with the one `h1`.
    pub body: Markup,
}

impl Page<'_> {
    /// The page with 200.
    #[must_use]
    pub fn ok(&self) -> Response {
        self.with(StatusCode::OK)
    }

    /// The page with any status.
    #[must_use]
    pub fn with(&self, status: StatusCode) -> Response {
        let text = layout(self);
        let kind = HeaderValue::from_static("text/html; charset=utf-8");
        let response = (status, [(header::CONTENT_TYPE, kind)], text.into_string());
        add_security_headers(response.into_response())
    }
}

/// Adds the headers that every page of ours has.
#[must_use]
pub fn add_security_headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // With `no-referrer` browsers send `Origin: null` with our own forms.
        (header::REFERRER_POLICY, "same-origin"),
        (header::CACHE_CONTROL, "no-store"),
        (header::VARY, "Accept-Language"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=()",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Lets a form on the page be answered with a redirect to `origin`: Chromium applies `form-action` to
/// the redirect too.
pub fn allow_form_redirect(response: &mut Response, origin: &str) {
    let policy = POLICY.replace(
        "form-action 'self'",
        &format!("form-action 'self' {origin}"),
    );
    // An origin is always a header; with the stricter policy the form would be stopped, no more.
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
}

/// The style sheet.
pub async fn style() -> Response {
    let kind = HeaderValue::from_static("text/css; charset=utf-8");
    let response = ([(header::CONTENT_TYPE, kind)], STYLE).into_response();
    add_security_headers(response)
}

fn layout(page: &Page<'_>) -> Markup {
    let texts = texts(page.language);
    html! {
        (DOCTYPE)
        html lang=(page.language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (page.title) " – " (texts.name) }
                link rel="icon" href="data:,";
                link rel="stylesheet" href=(STYLE_PATH);
            }
            body {
                a.skip href="#main" { (texts.skip) }
                header.top {
                    a href="/" { (texts.name) }
                    p { (texts.purpose) }
                }
                main #main tabindex="-1" { (page.body) }
            }
        }
    }
}

struct Texts {
    name: &'static str,
    purpose: &'static str,
    skip: &'static str,
}

fn texts(language: Language) -> Texts {
    match language {
        Language::Nb => Texts {
            name: "Lokal plattform",
            purpose: "Til utprøving på egen maskin. Alle personer og virksomheter er oppdiktet.",
            skip: "Hopp til innholdet",
        },
        Language::Nn => Texts {
            name: "Lokal plattform",
            purpose: "Til utprøving på eiga maskin. Alle personar og verksemder er oppdikta.",
            skip: "Hopp til innhaldet",
        },
        Language::En => Texts {
            name: "Local platform",
            purpose: "For trying things on one machine. All people and organisations are invented.",
            skip: "Skip to content",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_stays_text() {
        let page = Page {
            language: Language::Nb,
            title: "</title><script>alert(1)</script>",
            body: html! { h1 { "<img src=x onerror=alert(1)>" } a href="\"><script>" { "x" } },
        };
        let text = layout(&page).into_string();
        assert!(!text.contains("<script"), "{text}");
        assert!(!text.contains("<img"), "{text}");
    }
}
