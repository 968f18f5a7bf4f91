use crate::approval::state::{NextStep, Phase};
use crate::approval::store::ApprovalStore;
use crate::i18n::template::fill;
use crate::i18n::{ApprovalTexts, t};
use crate::layout::Navigation;
use crate::routes;
use crate::session::Session;
use crate::ui::{Button, ButtonLink, ButtonVariant, isolate};
use leptos::prelude::*;

/// Links and buttons that lead on from the page, the first in the variant given, the others quieter. Without
/// any it takes no space (`style/approval.css`).
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
    let navigation = expect_context::<Navigation>();
    let steps = store.next_steps;
    view! {
        <div class="next-steps">
            <div class="actions">
                {move || {
                    let steps = steps.get().into_iter().enumerate();
                    steps
                        .map(|(index, step)| {
                            let variant = match (index, &step) {
                                (0, _) => first,
                                (_, NextStep::SystemUser(_) | NextStep::AddClients(_)) => ButtonVariant::Secondary,
                                _ => ButtonVariant::Tertiary,
                            };
                            next_step(store, session, navigation, step, variant)
                        })
                        .collect::<Vec<AnyView>>()
                }} {children.map(|children| children())}
            </div>
            {move || {
                steps
                    .read()
                    .iter()
                    .any(is_vendor)
                    .then(|| view! { <p class="muted">{t(|t| t.approval.logs_out)}</p> }.into_any())
            }}
        </div>
    }
}

fn is_vendor(step: &NextStep) -> bool {
    matches!(step, NextStep::Vendor { .. })
}

fn next_step(
    store: ApprovalStore,
    session: Session,
    navigation: Navigation,
    step: NextStep,
    variant: ButtonVariant,
) -> AnyView {
    let href = match &step {
        NextStep::Reload | NextStep::OpenAnew => None,
        NextStep::SignIn => Some(session.login_url()),
        NextStep::OtherPerson | NextStep::LogOut | NextStep::Vendor { .. } => {
            Some(session.logout_url())
        }
        NextStep::Back(path)
        | NextStep::SystemUser(path)
        | NextStep::AddClients(path)
        | NextStep::Overview(path) => Some(path.clone()),
        NextStep::Start => Some(routes::start()),
    };
    let is_vendor = is_vendor(&step);
    let opens_anew = step == NextStep::OpenAnew;
    let phase = store.phase;
    let label = Signal::derive(move || label(store.texts().approval, &step, phase.get()));
    let Some(href) = href else {
        let click = move || {
            if opens_anew {
                navigation.open_anew();
            } else {
                store.reload();
            }
        };
        return view! { <Button label=label variant=variant on_click=click /> }.into_any();
    };
    // The platform's logout goes to the vendor when a cookie says which request it was. It is set at the
    // click, so that no other way out ends there.
    let leave = Callback::new(move |()| {
        if is_vendor {
            store.remember_vendor();
        }
    });
    view! { <ButtonLink label=label href=href variant=variant on_leave=leave /> }.into_any()
}

fn label(texts: &ApprovalTexts, step: &NextStep, phase: Phase) -> String {
    let label = match step {
        NextStep::Reload if phase == Phase::NoRequest => texts.reload,
        NextStep::Reload => texts.read_status,
        NextStep::OpenAnew => texts.open_anew,
        NextStep::SignIn => texts.sign_in,
        NextStep::OtherPerson => texts.other_person,
        NextStep::LogOut => texts.log_out,
        NextStep::Back(_) => texts.back,
        NextStep::SystemUser(_) => texts.see_access,
        NextStep::AddClients(_) => texts.add_clients,
        NextStep::Overview(_) => texts.to_overview,
        NextStep::Start => texts.start,
        NextStep::Vendor { host: Some(host) } => {
            return fill(texts.back_to_vendor, &[("host", &isolate(host))]);
        }
        NextStep::Vendor { host: None } => texts.back_to_vendor_unnamed,
    };
    label.to_owned()
}
