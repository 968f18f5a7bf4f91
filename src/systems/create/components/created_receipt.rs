use crate::browser::printing;
use crate::i18n::format::DateStyle;
use crate::i18n::{moment, t_signal};
use crate::routes;
use crate::systems::command::ConfirmedBy;
use crate::systems::components::{Fact, facts, vendor_name};
use crate::systems::create::store::CreateStore;
use crate::ui::{Alert, Button, ButtonLink, ButtonVariant, Name, Severity, text_view};
use fullmakt_domain::org_number::grouped;
use leptos::prelude::*;

/// That the system has its access: to read, to keep and to print.
#[component]
pub(crate) fn CreatedReceipt() -> impl IntoView {
    let store = expect_context::<CreateStore>();
    let done = store.creation.done();
    let confirmed_by = done.as_ref().map(|done| done.confirmed_by);
    let id = done.map(|done| done.id).unwrap_or_default();
    let line = Signal::derive(move || {
        let texts = &store.texts().systems;
        let line = match confirmed_by {
            Some(ConfirmedBy::Reading) => texts.created_read_back,
            _ => texts.created_now,
        };
        line.to_owned()
    });
    let organisation = store.organisation();
    let details = routes::details(&organisation.uuid, &id);
    let overview = routes::overview_with_new(&organisation.uuid, &id);
    let org = view! {
        <Name text=organisation.name />
        " "
        <span class="number">{text_view(grouped(&organisation.number))}</span>
    };
    let vendor = store.system().map(|system| system.vendor);
    let at = view! {
        {move || {
            let at = store.created_at.get();
            at.map(|at| moment(store.texts().language, at, DateStyle::DayAndTime))
        }}
    };
    let list = vec![
        Fact {
            name: t_signal(|t| t.systems.receipt_org),
            value: org.into_any(),
        },
        Fact {
            name: t_signal(|t| t.systems.vendor),
            value: vendor_name(store.companies, &vendor.unwrap_or_default()),
        },
        Fact {
            name: t_signal(|t| t.systems.receipt_at),
            value: at.into_any(),
        },
        Fact {
            name: t_signal(|t| t.systems.id),
            value: view! { <code translate="no">{text_view(id)}</code> }.into_any(),
        },
    ];
    view! {
        <Alert severity=Severity::Success>
            <p>{text_view(line)}</p>
        </Alert>
        {facts(list)}
        <div class="actions">
            <ButtonLink label=t_signal(|t| t.systems.see_access) href=details />
            <ButtonLink
                label=t_signal(|t| t.systems.to_overview)
                href=overview
                variant=ButtonVariant::Secondary
            />
            <Button
                label=t_signal(|t| t.systems.print)
                variant=ButtonVariant::Secondary
                on_click=printing::print
            />
        </div>
    }
}
