//! Our own router: flat paths, with path and query as signals.
//!
//! Links are ordinary `<a href>`; a click on one that stays within the app is followed without reload.
//! After a change of page the top of it is shown, its `h1` has focus and its title is announced
//! (WCAG 2.4.3), once more when it turns out what the page is about; not after the first load, where the browser does
//! all that. Back and forward lead to where the page was left, and to the link by which it was left.
//!
//! What a user has searched for and chosen on a page stands in the query. It is replaced and never pushed: going back
//! leads to the page before, as it was left.

mod scroll_restoration;

use crate::browser::{focus, history, location, scrolling};
use crate::routes::{self, Query, Route};
use crate::ui::use_window_event;
use leptos::prelude::*;
use leptos::{ev, web_sys};
use scroll_restoration::ScrollRestoration;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{HtmlAnchorElement, MouseEvent};

/// What takes the focus when a page is opened.
const HEADING: &str = "main h1";

/// How long nothing is typed before the address follows. Twice in a second at most: Safari refuses the hundredth
/// change in half a minute.
const TYPING_PAUSE: Duration = Duration::from_millis(500);

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Location {
    path: String,
    query: String,
}

impl Location {
    fn current() -> Self {
        Self {
            path: location::path(),
            query: location::query(),
        }
    }
}

impl Location {
    /// Whether it is another page, and not the same with another search.
    fn is_other_page(&self, other: &Self) -> bool {
        let (query, others) = (Query::parse(&self.query), Query::parse(&other.query));
        let is_about_another = |name| query.get(name) != others.get(name);
        self.path != other.path || routes::SUBJECTS.into_iter().any(is_about_another)
    }
}

/// Where the app is. `<App>` provides it as a context.
#[derive(Clone, Copy)]
pub struct Navigation {
    location: RwSignal<Location>,
    /// The title of the page that was navigated to last; empty on the first load.
    announcement: RwSignal<String>,
    /// Changes when the page has to be mounted anew.
    visit: Trigger,
    typed: StoredValue<Typed>,
    scroll: ScrollRestoration,
}

/// What is being typed and does not stand in the address yet.
#[derive(Default)]
struct Typed {
    /// Name in the query, and its value.
    pending: Option<(&'static str, Option<String>)>,
    /// Number of the newest change: an earlier one no longer waits.
    sequence: u32,
}

impl Navigation {
    /// Follows clicks on links and the browser's back and forward for as long as the owner lives.
    pub(crate) fn start() -> Self {
        let navigation = Self {
            location: RwSignal::new(Location::current()),
            announcement: RwSignal::new(String::new()),
            visit: Trigger::new(),
            typed: StoredValue::new(Typed::default()),
            scroll: ScrollRestoration::start(),
        };
        use_window_event(ev::click, move |click| navigation.follow_link(&click));
        use_window_event(ev::popstate, move |_| {
            // The entry that it belonged to has been left.
            navigation.take_typed();
            let left = navigation.scroll.arrive();
            navigation.arrive(left);
        });
        use_window_event(ev::pagehide, move |_| navigation.write_typed());
        navigation
    }

    /// Which page it is. Tracked; changes only when the page does.
    pub(crate) fn route(self) -> Memo<Route> {
        Memo::new(move |_| self.location.with(|location| Route::of(&location.path)))
    }

    /// The query of the page. Tracked; changes only when the query does.
    pub(crate) fn query(self) -> Memo<Query> {
        Memo::new(move |_| self.location.with(|location| Query::parse(&location.query)))
    }

    /// The title of the page that was navigated to last. Tracked.
    pub(crate) fn announcement(self) -> String {
        self.announcement.get()
    }

    /// The title of the page has changed. It is announced when it is that of a page that the user has just come to: its
    /// heading has the focus until the user goes on.
    pub(crate) fn title_changed(self) {
        let is_announced = self.announcement.with_untracked(|title| !title.is_empty());
        if is_announced && focus::is_on(HEADING) {
            self.announcement.set(document().title());
        }
    }

    /// Tracks that the page has to be mounted anew.
    pub(crate) fn track_visit(self) {
        self.visit.track();
    }

    /// Mounts the page anew, as if it had just been opened: nothing that it has read before is kept.
    pub(crate) fn open_anew(self) {
        self.visit.notify();
    }

    /// Puts a value into the query of the current page, or takes it out. The page stays as it is: nothing scrolls,
    /// moves focus or is announced, and no step is added to the history.
    pub fn replace_query(self, name: &'static str, value: Option<&str>) {
        self.write_typed();
        self.write_query(name, value);
    }

    /// The same for what is being typed: once nobody has typed for a while, or the page is left.
    pub fn replace_query_after_typing(self, name: &'static str, value: Option<String>) {
        let is_other = |typed: &Typed| typed.pending.as_ref().is_some_and(|it| it.0 != name);
        if self.typed.with_value(is_other) {
            self.write_typed();
        }
        let sequence = self.typed.try_update_value(|typed| {
            typed.pending = Some((name, value));
            typed.sequence += 1;
            typed.sequence
        });
        let write_unless_newer = move || {
            if self.typed.try_with_value(|typed| typed.sequence) == sequence {
                self.write_typed();
            }
        };
        set_timeout(write_unless_newer, TYPING_PAUSE);
    }

    fn take_typed(self) -> Option<(&'static str, Option<String>)> {
        let typed = self.typed.try_update_value(|typed| typed.pending.take());
        typed.flatten()
    }

    fn write_typed(self) {
        if let Some((name, value)) = self.take_typed() {
            self.write_query(name, value.as_deref());
        }
    }

    fn write_query(self, name: &str, value: Option<&str>) {
        let path = location::path();
        let before = location::query();
        let query = Query::parse(&before).with(name, value).in_address();
        if query != before {
            history::replace_address(&(path + &query));
            self.location.try_set(Location::current());
        }
    }

    /// The same for a page that the browser has brought back as it was left: it comes back to where it was.
    pub(crate) fn open_anew_where_left(self) {
        self.open_anew();
        request_animation_frame(move || self.scroll.restore_kept());
    }

    /// Goes to another page of the app, as a click on a link does.
    pub fn navigate(self, to: &str) {
        self.write_typed();
        // The same address twice in a row is one step of the history, as browsers have it.
        let is_same = self
            .location
            .with_untracked(|location| [&*location.path, &*location.query].concat() == to);
        if !is_same {
            self.scroll.push(to);
        }
        self.arrive(Some((0.0, String::new())));
    }

    /// Not followed: clicks with another button or with a key (new tab, download), links to another
    /// window, downloads, and what a component has dealt with already.
    fn follow_link(self, click: &MouseEvent) {
        let with_key = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
        if click.default_prevented() || click.button() != 0 || with_key {
            return;
        }
        let Some(link) = link_of(click) else { return };
        let stays = link.target().is_empty() || link.target() == "_self";
        if !stays || link.has_attribute("download") {
            return;
        }
        if let Some(to) = path_within_app(&link.href(), &location::origin()) {
            click.prevent_default();
            self.navigate(to);
        }
    }

    /// Shows the page of the current address, from where it was left.
    fn arrive(self, left: Option<(f64, String)>) {
        let location = Location::current();
        let is_other_page = self
            .location
            .with_untracked(|before| before.is_other_page(&location));
        self.location.set(location);
        // The page is there, with its title and heading, when the frame is painted.
        request_animation_frame(move || {
            if is_other_page {
                // Not where the page before was scrolled to, while the content of this one is on its way.
                scrolling::scroll_to(0.0);
            }
            if let Some((position, link)) = left {
                self.scroll.restore(position, &link);
            }
            if is_other_page {
                self.announcement.try_set(document().title());
                focus::without_scrolling(HEADING);
            }
        });
    }
}

fn link_of(click: &MouseEvent) -> Option<HtmlAnchorElement> {
    let target: web_sys::Element = click.target()?.dyn_into().ok()?;
    target.closest("a[href]").ok()??.dyn_into().ok()
}

/// The part of an address after the origin, when it is a page of the app.
fn path_within_app<'a>(href: &'a str, origin: &str) -> Option<&'a str> {
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
            assert_eq!(path_within_app(&href, origin).is_some(), followed, "{href}");
        }
        assert_eq!(
            path_within_app("https://vendor.example/accessmanagement/ui/", origin),
            None
        );
        assert_eq!(
            path_within_app(
                "http://localhost:8080.evil.example/accessmanagement/ui/",
                origin
            ),
            None
        );
    }
}
