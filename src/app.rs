//! `<App>`: contexts, frame and routes. The only file that knows every feature.

use crate::acting_party::ActingPartyContext;
use crate::api::ApiClient;
use crate::approval::ApprovalPage;
use crate::browser::printing;
use crate::clients::ClientsPage;
use crate::color_scheme::ColorSchemeContext;
use crate::config::Config;
use crate::i18n::{I18n, Texts};
use crate::kept_state::KeptState;
use crate::layout::focus_guard::guard_focus;
use crate::layout::lazy_page::lazy_page;
use crate::layout::{Footer, Header, Navigation, Notices, RouteAnnouncer, SkipLink};
use crate::ongoing_changes::OngoingChanges;
use crate::organisation::{ChoosePartyPage, LastOrganisation};
use crate::pages::{AccessibilityPage, NotFoundPage, StartPage};
use crate::routes::Route;
use crate::session::Session;
use crate::systems::{CreateSystemUserPage, SystemUserPage, SystemUsersPage};
use crate::ui::use_window_event;
use crate::user::User;
use leptos::ev;
use leptos::prelude::*;

/// The app: header, notices, the page at the address, footer.
#[component]
pub fn App(
    /// The host's own settings.
    config: Config,
    /// The language to begin with.
    texts: &'static Texts,
) -> impl IntoView {
    let route = provide_contexts(config, texts);
    let navigation = expect_context::<Navigation>();
    guard_focus();
    open_all_while_printing();
    open_anew_when_brought_back(navigation, expect_context::<User>());
    view! {
        <SkipLink />
        <RouteAnnouncer />
        <Header />
        <Notices />
        <main id="main" class="frame-main" tabindex="-1">
            {move || {
                navigation.track_visit();
                page(route.get())
            }}
        </main>
        <Footer />
    }
}

fn provide_contexts(config: Config, texts: &'static Texts) -> Memo<Route> {
    let client = ApiClient::new(&config);
    let i18n = I18n::new(texts);
    let navigation = Navigation::start();
    let session = Session::new(client);
    let route = navigation.route();
    provide_context(config);
    provide_context(client);
    provide_context(i18n);
    provide_context(navigation);
    provide_context(session);
    provide_context(User::load(client, session, i18n));
    provide_context(ActingPartyContext::default());
    provide_context(LastOrganisation::default());
    provide_context(OngoingChanges::default());
    provide_context(KeptState::new());
    provide_context(ColorSchemeContext::load());
    route
}

fn page(route: Route) -> AnyView {
    match route {
        Route::Start => lazy_page!(start, start, |t| t.common.start_heading, StartPage),
        Route::Request(kind) => view! { <ApprovalPage kind=kind /> }.into_any(),
        Route::Accessibility => lazy_page!(
            accessibility,
            accessibility,
            |t| t.common.accessibility,
            AccessibilityPage
        ),
        // Whoever chooses an organisation goes on to a page with the same texts.
        Route::ChooseParty => {
            lazy_page!(choose, systems, |t| t.party.choose_title, ChoosePartyPage)
        }
        Route::SystemUsers => {
            lazy_page!(
                overview,
                systems,
                |t| t.common.system_users,
                SystemUsersPage
            )
        }
        Route::SystemUser => {
            lazy_page!(details, systems, |t| t.common.system_users, SystemUserPage)
        }
        Route::CreateSystemUser => {
            lazy_page!(
                create,
                systems,
                |t| t.common.system_users,
                CreateSystemUserPage
            )
        }
        Route::Clients => {
            lazy_page!(clients, clients, |t| t.common.system_users, ClientsPage)
        }
        Route::NotFound => view! { <NotFoundPage /> }.into_any(),
    }
}

/// The browser's back button can bring a page back as it was left, with what was read then. What has happened
/// since, and whether there still is a session, has to be read before any of it is shown.
fn open_anew_when_brought_back(navigation: Navigation, user: User) {
    use_window_event(ev::pageshow, move |event| {
        if event.persisted() {
            user.forget();
            navigation.open_anew_where_left();
        }
    });
}

/// What opens in place is open on paper. Newer browsers do it by the style sheet alone.
fn open_all_while_printing() {
    use_window_event(ev::beforeprint, |_| printing::open_all());
    use_window_event(ev::afterprint, |_| printing::close_again());
}
