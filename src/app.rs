//! The whole of it: the frame and the pages. The only file that knows every feature.

use crate::approval::ApprovalPage;
use crate::config;
use crate::i18n::common::common;
use crate::routes::Route;
use crate::shell::footer::Footer;
use crate::shell::header::Header;
use crate::shell::navigation::{self, RouteAnnouncer};
use crate::shell::notices::Notices;
use crate::shell::pages::{AccessibilityPage, NotFoundPage, StartPage};
use leptos::prelude::*;

/// The app: header, notices, the page at the address, footer.
#[component]
pub fn App() -> impl IntoView {
    let path = navigation::path();
    let route = Memo::new(move |_| Route::of(&path.read()));
    view! {
        <a class="ds-skip-link" href="#main">
            {move || common().skip}
        </a>
        <RouteAnnouncer />
        <Header />
        <Notices />
        <main id="main" class="frame-main" tabindex="-1">
            {move || page(route.get())}
        </main>
        <Footer />
    }
}

fn page(route: Route) -> AnyView {
    match route {
        Route::Start => view! { <StartPage /> }.into_any(),
        Route::Request(kind) => {
            let limit_days = config::current().request_limit_days;
            view! { <ApprovalPage kind=kind limit_days=limit_days /> }.into_any()
        }
        Route::Accessibility => view! { <AccessibilityPage /> }.into_any(),
        Route::NotFound => view! { <NotFoundPage /> }.into_any(),
    }
}
