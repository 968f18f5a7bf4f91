//! The layout of the platform's own pages: sign-in, start page, receipt, controls.
//!
//! Pages are rendered here, in English, and work without scripts. What goes into them is escaped by `maud`.

use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use maud::{DOCTYPE, Markup, html};

/// Where the style sheet of these pages is served.
pub(crate) const STYLE_PATH: &str = "/_platform/assets/platform.css";
const STYLE: &str = concat!(
    include_str!("../../assets/platform.css"),
    include_str!("../../assets/pages.css")
);

/// No scripts, no frames, nothing from elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A page of the platform. `body` has the one `h1`.
pub(super) fn page(status: StatusCode, title: &str, body: &Markup) -> Response {
    let title = format!("{title} – Local platform");
    let body = html! {
        header.top {
            a href="/" { "Local platform" }
            p { "For trying things on one machine. All people and organisations are invented." }
        }
        main #main tabindex="-1" { (body) }
    };
    document(status, None, &title, &body)
}

/// A whole document: its head, a link that skips to `#main`, and `body`.
pub(super) fn document(
    status: StatusCode,
    class: Option<&str>,
    title: &str,
    body: &Markup,
) -> Response {
    let text = html! {
        (DOCTYPE)
        html lang="en" class=[class] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                link rel="icon" href="data:,";
                link rel="stylesheet" href=(STYLE_PATH);
            }
            body {
                a.skip href="#main" { "Skip to content" }
                (body)
            }
        }
    };
    with_headers(status, "text/html; charset=utf-8", text.into_string())
}

pub(crate) async fn style() -> Response {
    with_headers(StatusCode::OK, "text/css; charset=utf-8", STYLE)
}

fn with_headers(status: StatusCode, kind: &str, body: impl IntoResponse) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // With `no-referrer` browsers send `Origin: null` with our own forms.
        (header::REFERRER_POLICY, "same-origin"),
        (header::CACHE_CONTROL, "no-store"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=()",
        ),
    ];
    (status, headers, body).into_response()
}

/// Lets a form on the page be answered with a redirect to `origin`: Chromium applies `form-action` to
/// the redirect too.
pub(super) fn allow_form_redirect(response: &mut Response, origin: &str) {
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
