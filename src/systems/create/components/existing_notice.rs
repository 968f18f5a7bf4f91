use crate::i18n::format::day_style;
use crate::i18n::{moment, rich_text};
use crate::routes;
use crate::systems::create::store::CreateStore;
use crate::ui::{Alert, Name, Severity};
use fullmakt_contract::summaries::SystemUserSummary;
use fullmakt_domain::text::sanitize_quoted;
use fullmakt_domain::time::unix_seconds;
use leptos::prelude::*;

/// Longest title that is shown, in characters.
const TITLE_LENGTH: usize = 120;

/// That the organisation has a system user of this system already: a second one is not made by mistake.
#[component]
pub(crate) fn ExistingNotice() -> impl IntoView {
    let store = expect_context::<CreateStore>();
    let notice = move |users: &Vec<SystemUserSummary>| {
        let lines: Vec<AnyView> = users.iter().map(|user| line(store, user)).collect();
        view! { <Alert severity=Severity::Warning>{lines}</Alert> }.into_any()
    };
    view! {
        {move || {
            let users = store.existing();
            (!users.is_empty()).then(|| notice(&users))
        }}
    }
}

fn line(store: CreateStore, user: &SystemUserSummary) -> AnyView {
    let texts = store.texts();
    let organisation = store.organisation();
    let href = routes::details(&organisation.uuid, &user.id);
    let title = match sanitize_quoted(&user.integration_title, TITLE_LENGTH) {
        title if title.is_empty() => sanitize_quoted(&user.system_id, TITLE_LENGTH),
        title => title,
    };
    let created = user.created.as_deref().and_then(unix_seconds);
    let template = match created {
        Some(_) => texts.systems.has_already,
        None => texts.systems.has_already_undated,
    };
    let parts = rich_text(template, &|name| match (name, created) {
        ("org", _) => view! { <Name text=organisation.name.clone() /> }.into_any(),
        ("created", Some(created)) => {
            moment(texts.language, created, day_style(created, store.now()))
        }
        _ => view! {
            <a class="ds-link" href=href.clone()>
                <Name text=title.clone() />
            </a>
        }
        .into_any(),
    });
    view! { <p>{parts}</p> }.into_any()
}
