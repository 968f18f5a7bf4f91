use super::rich_text::rich_text;
use crate::approval::existing::{ExistingAccess, ExistingUser, ExistingUsers};
use crate::approval::store::ApprovalStore;
use crate::i18n::format::day_style;
use crate::i18n::template::fill;
use crate::i18n::{self, ApprovalTexts, moment, t};
use crate::ui::{Alert, Announce, Name, Severity, text_view};
use leptos::prelude::*;

/// That the organisation has given this system access already, so that nobody gives it once more by mistake.
///
/// It stands before the buttons, to be read before the click, and comes when they may be usable already. A click that
/// was meant for where a button has just been must not hit another one: for a moment they take none
/// (`style/approval.css`).
#[component]
pub(crate) fn ExistingNotice() -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    let notice = move |existing: &ExistingAccess| {
        let users = existing.same_system.clone();
        let line = line(store, |texts| texts.has_already, users, &existing.overview);
        view! {
            <div class="approval-existing">
                <Alert severity=Severity::Warning announce=Announce::Politely>
                    <p>{line}</p>
                    <p>{t(|t| t.approval.one_more)}</p>
                </Alert>
            </div>
        }
        .into_any()
    };
    view! {
        {move || {
            let existing = store.existing.read();
            existing.as_ref().filter(|it| !it.same_system.named.is_empty()).map(notice)
        }}
    }
}

/// The same about other systems of the vendor. That is no reason to stop, so it stands below the buttons.
#[component]
pub(crate) fn SameVendorNote() -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    let note = move |existing: &ExistingAccess| {
        let users = existing.same_vendor.clone();
        let line = line(store, |texts| texts.same_vendor, users, &existing.overview);
        view! { <p class="muted">{line}</p> }.into_any()
    };
    view! {
        {move || {
            let existing = store.existing.read();
            existing.as_ref().filter(|it| !it.same_vendor.named.is_empty()).map(note)
        }}
    }
}

/// A sentence with a list of system users in it. Follows names and language; what it stands in is drawn once.
fn line(
    store: ApprovalStore,
    template: fn(&ApprovalTexts) -> &'static str,
    users: ExistingUsers,
    overview: &str,
) -> AnyView {
    let overview = overview.to_owned();
    view! {
        {move || {
            let template = template(store.texts().approval);
            rich_text(template, &store.parties.read(), &|_| list(store, &users, &overview))
        }}
    }
    .into_any()
}

fn list(store: ApprovalStore, users: &ExistingUsers, overview: &str) -> AnyView {
    let texts = store.texts().approval;
    let mut parts = Vec::new();
    for user in &users.named {
        if !parts.is_empty() {
            parts.push(text_view(", "));
        }
        parts.extend(existing_user(store, user));
    }
    if users.others > 0 {
        let rest = fill(texts.and_more, &[("count", &users.others.to_string())]);
        parts.push(text_view(" "));
        parts.push(link(overview, text_view(rest)));
    }
    parts.into_any()
}

fn existing_user(store: ApprovalStore, user: &ExistingUser) -> Vec<AnyView> {
    let texts = store.texts();
    let template = match user.created {
        Some(_) => texts.approval.existing_since,
        None => texts.approval.existing,
    };
    i18n::rich_text(template, &|name| match (name, user.created) {
        ("created", Some(at)) => moment(texts.language, at, day_style(at, store.now())),
        _ => {
            let name = view! { <Name text=user.title.clone() /> };
            link(&user.details, name.into_any())
        }
    })
}

fn link(href: &str, text: AnyView) -> AnyView {
    view! {
        <a class="ds-link" href=href.to_owned()>
            {text}
        </a>
    }
    .into_any()
}
