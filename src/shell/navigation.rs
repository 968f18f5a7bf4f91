//! Our own router: flat routes, path and query as signals.
//!
//! Links are ordinary `<a href>`; a click on one that stays within the app is followed without reload.
//! After a change of page the top of it is shown, its `h1` has focus and its title is announced
//! (WCAG 2.4.3); not after the first load, where the browser does all that.

use crate::browser::{address, document, events, focus, links, timers};
use crate::routes::{self, Query, Route};
use crate::ui::blocks::{Part, element, text};
use reactive_graph::computed::Memo;
use reactive_graph::prelude::*;
use reactive_graph::signal::ArcRwSignal;

/// Where the app is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Here {
    path: String,
    query: String,
}

impl Here {
    fn of_address() -> Self {
        Self {
            path: address::path(),
            query: address::query(),
        }
    }
}

thread_local! {
    static HERE: ArcRwSignal<Here> = ArcRwSignal::new(Here::default());
    static ANNOUNCED: ArcRwSignal<String> = ArcRwSignal::new(String::new());
}

/// Which page it is. Tracked; changes only when the page does.
#[must_use]
pub fn route() -> Memo<Route> {
    let here = HERE.with(Clone::clone);
    Memo::new(move |_| Route::of(&here.read().path))
}

/// The path of the page, untracked.
#[must_use]
pub fn path_now() -> String {
    HERE.with(|here| here.get_untracked().path)
}

/// The query of the page. Tracked; changes only when the query does.
#[must_use]
pub fn query() -> Memo<Query> {
    let here = HERE.with(Clone::clone);
    Memo::new(move |_| Query::parse(&here.read().query))
}

/// Goes to another page of the app, as a click on a link does.
pub fn go(to: &str) {
    address::push(to);
    arrive(true);
}

/// Puts another address in the place of this one: for addresses that have moved. Nothing is
/// announced and nothing loses focus.
pub fn move_to(to: &str) {
    address::replace(to);
    HERE.with(|here| here.set(Here::of_address()));
}

/// Begins to follow links, the browser's back and forward, and the address. Called once.
pub fn start() {
    HERE.with(|here| here.set(Here::of_address()));
    links::follow(|href| match within_app(href, &address::origin()) {
        Some(to) => {
            go(to);
            true
        }
        None => false,
    });
    events::for_good(events::on_window("popstate", |_| arrive(false)));
}

fn arrive(at_top: bool) {
    let here = Here::of_address();
    let other_page = HERE.with(|before| before.get_untracked().path != here.path);
    HERE.with(|before| before.set(here));
    // The page is there, with its title and heading, when the frame is painted.
    timers::next_frame(move || {
        if at_top {
            address::scroll_to_top();
        }
        if other_page {
            ANNOUNCED.with(|announced| announced.set(document::title()));
            focus::quietly("main h1");
        }
    });
}

/// The part of an address after the origin, when it is a page of the app.
fn within_app<'a>(href: &'a str, origin: &str) -> Option<&'a str> {
    let to = href.strip_prefix(origin)?;
    let below = to.strip_prefix(routes::BASE)?;
    let path = below.split(['?', '#']).next()?;
    let is_page = path.is_empty() || path.starts_with('/');
    // A file has an extension; pages have none.
    let is_file = path
        .rsplit('/')
        .next()
        .is_some_and(|last| last.contains('.'));
    (is_page && !is_file && !below.contains('#')).then_some(to)
}

/// Says the title of a page that has been come to. Invisible.
///
/// # Accessibility
///
/// A polite live region; it is empty on the first load.
#[must_use]
pub fn route_announcer() -> Part {
    let attributes = [("class", "ds-sr-only"), ("aria-live", "polite")];
    let announced = ANNOUNCED.with(|announced| announced.get());
    element("p", &attributes, vec![text(announced)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_the_app_are_followed_without_reload() {
        let origin = "http://localhost:8080";
        for (href, followed) in [
            ("/accessmanagement/ui/systemuser/request?id=a", true),
            ("/accessmanagement/ui", true),
            ("/accessmanagement/ui?x=1", true),
            ("/accessmanagement/uix", false),
            ("/accessmanagement/ui/fonts/inter-OFL.txt", false),
            ("/accessmanagement/ui/systemuser/request?id=a#main", false),
            ("/authentication/api/v1/logout", false),
        ] {
            let href = format!("{origin}{href}");
            assert_eq!(within_app(&href, origin).is_some(), followed, "{href}");
        }
        assert_eq!(
            within_app("https://vendor.example/accessmanagement/ui/", origin),
            None
        );
        assert_eq!(
            within_app(
                "http://localhost:8080.evil.example/accessmanagement/ui/",
                origin
            ),
            None
        );
    }
}
