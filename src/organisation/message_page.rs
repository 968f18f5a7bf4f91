use super::messages::{PageMessage, WayOn};
use crate::i18n::{t_signal, use_i18n};
use crate::layout::page_title::set_page_title;
use crate::problems::{Message, MessageAlert};
use crate::routes;
use crate::session::Session;
use crate::ui::{Button, ButtonLink, ButtonVariant, PageHeading, text_view};
use leptos::prelude::*;

/// Why there is nothing to show, and the ways on.
#[component]
pub(crate) fn MessagePage(
    /// What is said. `None` only while the page is about to go.
    #[prop(into)]
    message: Signal<Option<PageMessage>>,
    /// Where an organisation is chosen.
    #[prop(optional, into)]
    choose: Signal<String>,
    /// Reads once more.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let title = Signal::derive(move || {
        let title = |message: &PageMessage| message.message.title.clone();
        message.with(|message| message.as_ref().map(title).unwrap_or_default())
    });
    set_page_title(Signal::derive(move || {
        let title = |message: &PageMessage| message.tab_title(i18n.texts());
        message.with(|message| message.as_ref().map(title).unwrap_or_default())
    }));
    view! {
        <div class="page">
            <PageHeading>{text_view(title)}</PageHeading>
            {move || message.get().map(|message| body(message, choose, on_retry))}
        </div>
    }
}

fn body(message: PageMessage, choose: Signal<String>, on_retry: Callback<()>) -> AnyView {
    let PageMessage { message, ways_on } = message;
    // The heading of the page says it already.
    let message = Message {
        title: String::new(),
        ..message
    };
    let ways_on = ways_on.into_iter().enumerate();
    let ways_on: Vec<AnyView> = ways_on
        .map(|(index, way)| {
            let variant = match index {
                0 => ButtonVariant::Primary,
                _ => ButtonVariant::Tertiary,
            };
            way_on(way, variant, choose, on_retry)
        })
        .collect();
    view! {
        <MessageAlert message=message announce=true />
        <div class="actions">{ways_on}</div>
    }
    .into_any()
}

fn way_on(
    way: WayOn,
    variant: ButtonVariant,
    choose: Signal<String>,
    on_retry: Callback<()>,
) -> AnyView {
    let (label, href) = match way {
        WayOn::Retry => {
            return view! {
                <Button
                    label=t_signal(|t| t.common.try_again)
                    variant=variant
                    on_click=on_retry
                />
            }
            .into_any();
        }
        WayOn::Choose => (t_signal(|t| t.party.choose), choose.get_untracked()),
        WayOn::SignIn => {
            let session = expect_context::<Session>();
            (t_signal(|t| t.common.sign_in), session.login_url())
        }
        WayOn::Start => (t_signal(|t| t.common.to_start), routes::start()),
    };
    view! { <ButtonLink label=label href=href variant=variant /> }.into_any()
}
