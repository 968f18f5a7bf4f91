use crate::approval::state::next_steps::NextStep;
use crate::approval::store::ApprovalStore;
use crate::approval::view_model::Phase;
use crate::i18n::t;
use crate::i18n::template::fill;
use crate::routes;
use crate::session::Session;
use crate::ui::{Button, ButtonLink, ButtonVariant};
use leptos::prelude::*;

/// Links and buttons that lead on from the page, the first in the variant given, the others quieter.
#[component]
pub(crate) fn NextSteps(
    /// How the first one looks.
    first: ButtonVariant,
    /// What stands beside them.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    let session = expect_context::<Session>();
    let steps = store.next_steps;
    view! {
        <div class="next-steps">
            <div class="actions">
                {move || {
                    let steps = steps.get().into_iter().enumerate();
                    steps
                        .map(|(index, step)| {
                            let variant = if index == 0 { first } else { ButtonVariant::Tertiary };
                            next_step(store, session, step, variant)
                        })
                        .collect::<Vec<AnyView>>()
                }} {children.map(|children| children())}
            </div>
            {move || {
                matches!(steps.read().last(), Some(NextStep::Vendor { .. }))
                    .then(|| view! { <p class="muted">{t(|t| t.approval.logs_out)}</p> }.into_any())
            }}
        </div>
    }
}

fn next_step(
    store: ApprovalStore,
    session: Session,
    step: NextStep,
    variant: ButtonVariant,
) -> AnyView {
    let phase = store.phase;
    let href = match &step {
        NextStep::Reload => {
            let label = Signal::derive(move || {
                let texts = store.texts().approval;
                let label = if phase.get() == Phase::NoRequest {
                    texts.reload
                } else {
                    texts.read_status
                };
                label.to_owned()
            });
            let reload = move || store.reload();
            return view! { <Button label=label variant=variant on_click=reload /> }.into_any();
        }
        NextStep::SignIn => session.login_url(),
        NextStep::OtherPerson | NextStep::LogOut | NextStep::Vendor { .. } => session.logout_url(),
        NextStep::Back(path) => path.to_string(),
        NextStep::Start => routes::start(),
    };
    // The platform's logout goes to the vendor when a cookie says which request it was. It is set at the
    // click, so that no other way out ends there.
    let is_vendor = matches!(step, NextStep::Vendor { .. });
    let leave = move || {
        if is_vendor {
            store.remember_vendor();
        }
    };
    let label = Signal::derive(move || {
        let texts = store.texts().approval;
        match &step {
            NextStep::Reload => String::new(),
            NextStep::SignIn => texts.sign_in.to_owned(),
            NextStep::OtherPerson => texts.other_person.to_owned(),
            NextStep::LogOut => texts.log_out.to_owned(),
            NextStep::Back(_) => texts.back.to_owned(),
            NextStep::Start => texts.start.to_owned(),
            NextStep::Vendor { host: Some(host) } => fill(texts.back_to_vendor, &[("host", host)]),
            NextStep::Vendor { host: None } => texts.back_to_vendor_unnamed.to_owned(),
        }
    });
    view! { <ButtonLink label=label href=href variant=variant on_leave=Callback::new(move |()| leave()) /> }
        .into_any()
}
