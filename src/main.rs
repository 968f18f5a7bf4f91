//! Starts the app in the browser.

use fullmakt::app::app;
use fullmakt::browser::tree::Place;
use fullmakt::browser::{document, menus, panic, printing, tasks};
use fullmakt::routes::Route;
use fullmakt::shell::{navigation, notices, scheme, session, user};
use fullmakt::ui::Following;
use fullmakt::{config, i18n};

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
    if let Some(place) = Place::with_id("app") {
        Following::new(|| app(&place)).for_good();
    }
    user::load(Route::of(&navigation::path_now()));
    session::keep_alive();
    document::mark_started();
}
