//! The whole of it: the frame and the pages. The only file that knows every feature.

use crate::approval::approval_page;
use crate::browser::tree::Place;
use crate::config;
use crate::i18n::common;
use crate::routes::Route;
use crate::shell::footer::footer;
use crate::shell::header::header;
use crate::shell::navigation::{self, route_announcer};
use crate::shell::notices::notices;
use crate::shell::pages::{accessibility_page, not_found_page, start_page};
use crate::ui::blocks::{Part, element, text};
use crate::ui::{draw_in, follow};
use reactive_graph::graph::untrack;
use reactive_graph::prelude::*;

/// The app: header, notices, the page at the address, footer.
pub fn app(place: &Place) {
    let part = [("class", "frame-part")];
    let main = [("id", "main"), ("class", "frame-main"), ("tabindex", "-1")];
    let (top, main, end) = (
        place.add("div", &part),
        place.add("main", &main),
        place.add("div", &part),
    );
    draw_in(top, || {
        vec![skip_link(), route_announcer(), header(), notices()]
    });
    let route = navigation::route();
    follow(move || {
        let route = route.get();
        main.empty();
        untrack(|| page(route, &main));
    });
    draw_in(end, || vec![footer()]);
}

/// The first thing that Tab comes to (WCAG 2.4.1).
fn skip_link() -> Part {
    let attributes = [("class", "ds-skip-link"), ("href", "#main")];
    element("a", &attributes, vec![text(common().skip)])
}

fn page(route: Route, main: &Place) {
    match route {
        Route::Start => start_page(main),
        Route::Request(kind) => approval_page(main, kind, config::current().request_limit_days),
        Route::Accessibility => accessibility_page(main),
        Route::NotFound => not_found_page(main),
    }
}
