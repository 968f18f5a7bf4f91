//! Starts the app in the browser.

use fullmakt::app::App;
use fullmakt::browser::{document, menus, panic, printing, tasks};
use fullmakt::routes::Route;
use fullmakt::shell::{navigation, notices, scheme, session, user};
use fullmakt::{config, i18n};
use leptos::mount::mount_to;

fn main() {
    panic::install_hook();
    tasks::start(async {
        config::load().await;
        assert!(i18n::start().await, "texts of another version");
        start();
    });
}

fn start() {
    scheme::start();
    navigation::start();
    notices::start();
    menus::close_when_left();
    printing::open_all_while_printing();
    if let Some(place) = document::emptied("app") {
        mount_to(place, App).forget();
    }
    user::load(Route::of(&navigation::path_now()));
    session::keep_alive();
    document::mark_started();
}
