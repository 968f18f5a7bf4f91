use crate::api::{ApiError, RemoteData};
use crate::i18n::format::day_style;
use crate::i18n::{moment, rich_text, t, t_signal};
use crate::routes;
use crate::systems::create::store::CreateStore;
use crate::ui::{Alert, Announce, Button, ButtonVariant, Name, Severity};
use fullmakt_contract::summaries::SystemUserSummary;
use fullmakt_domain::text::sanitize_quoted;
use fullmakt_domain::time::unix_seconds;
use leptos::prelude::*;

/// Longest title that is shown, in characters.
const TITLE_LENGTH: usize = 120;

/// That the organisation has a system user of this system already: a second one is not made by mistake. It comes when the
/// button may be usable already; for a moment that takes no click (`style/systems.css`).
#[component]
pub(crate) fn ExistingNotice() -> impl IntoView {
    let store = expect_context::<CreateStore>();
    let notice = move |users: &Vec<SystemUserSummary>| {
        let lines: Vec<AnyView> = users.iter().map(|user| line(store, user)).collect();
        view! {
            <div class="systems-existing">
                <Alert severity=Severity::Warning announce=Announce::Politely>
                    {lines}
                    <p>{t(|t| t.systems.one_more)}</p>
                </Alert>
            </div>
        }
        .into_any()
    };
    view! {
        {move || {
            match store.existing() {
                RemoteData::Ready(users) if !users.is_empty() => Some(notice(&users)),
                // Whoever may not see them does without.
                RemoteData::Failed(ApiError::Denied(_)) => None,
                RemoteData::Failed(_) => {
                    Some(unknown(store))
                }
                RemoteData::Loading | RemoteData::Ready(_) => None,
            }
        }}
    }
}

fn unknown(store: CreateStore) -> AnyView {
    view! {
        <p>{t(|t| t.systems.existing_unknown)}</p>
        <div class="actions">
            <Button
                label=t_signal(|t| t.common.try_again)
                variant=ButtonVariant::Secondary
                on_click=move || store.read_existing()
            />
        </div>
    }
    .into_any()
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
