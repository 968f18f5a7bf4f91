use super::acting_party_line::ActingPartyLine;
use super::language_menu::LanguageMenu;
use super::page_title::PRODUCT_NAME;
use super::user_menu::UserMenu;
use crate::routes;
use leptos::prelude::*;

/// The header of every page: whom the user acts for, language, who is signed in, colours, the way out.
#[component]
pub(crate) fn Header() -> impl IntoView {
    view! {
        <header class="frame-header">
            <div class="frame-bar">
                <a class="brand" translate="no" href=routes::start()>
                    {PRODUCT_NAME}
                </a>
                <ActingPartyLine />
                <div class="frame-menus">
                    <LanguageMenu />
                    <UserMenu />
                </div>
            </div>
        </header>
    }
}
