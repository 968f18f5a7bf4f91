//! Back and forward lead to where the page was left, and to the link by which it was left.
//!
//! The browser could do that only for content that is there at once; lists are read anew. So it is done here: as soon as
//! the document is tall enough, unless the user has taken over.

use crate::browser::history::{self, Entry};
use crate::browser::{clock, focus, scrolling};
use crate::ui::use_window_event;
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;

/// Time between two looks at how tall the document is, and how many there are: five seconds in all.
const INTERVAL: Duration = Duration::from_millis(50);
const LOOKS: u32 = 100;
/// How many there are once the position has been reached: a second and a half.
const LOOKS_AFTERWARDS: u32 = 30;

#[derive(Clone, Copy)]
pub(super) struct ScrollRestoration {
    /// Key of the current entry of the history.
    current: StoredValue<f64>,
    /// Keys and positions of entries that were left by back and forward: nothing can be kept with those themselves.
    left: StoredValue<Vec<(f64, f64)>>,
    /// Grows when somebody scrolls or goes on: what has been waited for is not wanted any more.
    sequence: StoredValue<u32>,
}

impl ScrollRestoration {
    /// Keeps positions for as long as the owner lives. A page that was reloaded, or left for another site, gets its own
    /// back.
    pub(super) fn start() -> Self {
        history::scroll_manually();
        let entry = history::entry();
        let restoration = Self {
            current: StoredValue::new(
                entry
                    .as_ref()
                    .map_or_else(clock::milliseconds, |entry| entry.key),
            ),
            left: StoredValue::new(Vec::new()),
            sequence: StoredValue::new(0),
        };
        match entry {
            Some(entry) => restoration.restore(entry.scrolled, ""),
            None => restoration.keep(0.0, ""),
        }
        use_window_event(ev::pagehide, move |_| {
            restoration.keep(scrolling::position(), "");
        });
        use_window_event(ev::keydown, move |_| restoration.give_up());
        use_window_event(ev::pointerdown, move |_| restoration.give_up());
        use_window_event(ev::wheel, move |_| restoration.give_up());
        restoration
    }

    /// Adds an entry to the history and shows its address.
    pub(super) fn push(self, path_and_query: &str) {
        self.keep(scrolling::position(), path_and_query);
        let key = clock::milliseconds();
        self.current.set_value(key);
        let entry = Entry {
            key,
            scrolled: 0.0,
            left_to: String::new(),
        };
        history::push_entry(entry, path_and_query);
    }

    /// After back or forward: where the page of the current entry was left, and by which link.
    pub(super) fn arrive(self) -> Option<(f64, String)> {
        let (before, position) = (self.current.get_value(), scrolling::position());
        self.left.update_value(|left| {
            left.retain(|(key, _)| *key != before);
            left.push((before, position));
        });
        let Some(entry) = history::entry() else {
            // A link to a place within the page: the browser goes there.
            self.current.set_value(clock::milliseconds());
            self.keep(position, "");
            return None;
        };
        self.current.set_value(entry.key);
        let left = self.left.with_value(|left| {
            let mut left = left.iter();
            left.find_map(|(key, position)| (*key == entry.key).then_some(*position))
        });
        Some((left.unwrap_or(entry.scrolled), entry.left_to))
    }

    /// Scrolls to where the page of the current entry was when it was put away.
    pub(super) fn restore_kept(self) {
        if let Some(entry) = history::entry() {
            self.restore(entry.scrolled, "");
        }
    }

    /// Scrolls to a position once the document is tall enough, and moves focus to the link with this address that is
    /// there then, if there is to be one.
    pub(super) fn restore(self, position: f64, link: &str) {
        self.give_up();
        // An address has no quotation marks; one that has is not looked for.
        let is_wanted = !link.is_empty() && !link.contains(['"', '\\']);
        let link = is_wanted.then(|| format!("main a[href=\"{link}\"]"));
        if let Some(sequence) = self.sequence.try_get_value() {
            self.look(position, link, sequence, LOOKS);
        }
    }

    /// The user or another page decides from now on.
    pub(super) fn give_up(self) {
        self.sequence.try_update_value(|sequence| *sequence += 1);
    }

    fn look(self, position: f64, mut link: Option<String>, sequence: u32, looks: u32) {
        if self.sequence.try_get_value() != Some(sequence) {
            return;
        }
        let is_first = looks == LOOKS;
        let mut looks = looks;
        if scrolling::can_scroll_to(position) {
            scrolling::scroll_to(position);
            // What comes above it later would move it on.
            looks = looks.min(LOOKS_AFTERWARDS);
            // Not in the first look: the page's heading takes the focus before.
            link = link.filter(|link| is_first || !focus::without_scrolling(link));
        }
        if looks > 0 {
            let look = move || self.look(position, link, sequence, looks - 1);
            set_timeout(look, INTERVAL);
        }
    }

    fn keep(self, scrolled: f64, left_to: &str) {
        if let Some(key) = self.current.try_get_value() {
            history::replace_entry(Entry {
                key,
                scrolled,
                left_to: left_to.to_owned(),
            });
        }
    }
}
