//! The whole of it: the frame and the pages. The only file that knows every feature.

use crate::approval::ApprovalPage;
use crate::config;
use crate::i18n::common;
use crate::routes::Route;
use crate::shell::footer::footer;
use crate::shell::header::header;
use crate::shell::navigation::{self, route_announcer};
use crate::shell::notices::notices;
use crate::shell::pages::{accessibility_page, not_found_page, start_page};
use crate::ui::Drawing;
use crate::ui::blocks::{Part, element, text};
use leptos::prelude::*;

/// The app: header, notices, the page at the address, footer.
#[component]
pub fn App() -> impl IntoView {
    let path = navigation::path();
    let route = Memo::new(move |_| Route::of(&path.read()));
    let top = || vec![skip_link(), route_announcer(), header(), notices()];
    let end = || vec![footer()];
    view! {
        <Drawing class="frame-part" parts=top />
        <main id="main" class="frame-main" tabindex="-1">
            {move || page(route.get())}
        </main>
        <Drawing class="frame-part" parts=end />
    }
}

/// The first thing that Tab comes to (WCAG 2.4.1).
fn skip_link() -> Part {
    let attributes = [("class", "ds-skip-link"), ("href", "#main")];
    element("a", &attributes, vec![text(common().skip)])
}

fn page(route: Route) -> AnyView {
    match route {
        Route::Start => start_page().into_any(),
        Route::Request(kind) => {
            let limit_days = config::current().request_limit_days;
            view! { <ApprovalPage kind=kind limit_days=limit_days /> }.into_any()
        }
        Route::Accessibility => accessibility_page().into_any(),
        Route::NotFound => not_found_page().into_any(),
    }
}
