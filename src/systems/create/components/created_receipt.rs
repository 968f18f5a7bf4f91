use crate::browser::printing;
use crate::i18n::t_signal;
use crate::i18n::template::fill;
use crate::routes;
use crate::systems::command::ConfirmedBy;
use crate::systems::components::{
    AccessSection, Fact, facts, id_fact, organisation_fact, person_fact, time_fact, vendor_name,
};
use crate::systems::create::store::CreateStore;
use crate::ui::{Alert, Button, ButtonLink, ButtonVariant, Severity, isolate, text_view};
use leptos::prelude::*;

/// That the system has its access: to read, to keep and to print.
#[component]
pub(crate) fn CreatedReceipt() -> impl IntoView {
    let store = expect_context::<CreateStore>();
    let done = untrack(|| store.creation.done());
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
    let system = untrack(|| store.system());
    let (vendor, items) = system
        .map(|system| (system.vendor, system.items))
        .unwrap_or_default();
    let got = Signal::derive(move || {
        let template = store.texts().systems.got;
        fill(template, &[("system", &isolate(&store.name()))])
    });
    let mut list = vec![
        organisation_fact(organisation),
        Fact {
            name: t_signal(|t| t.systems.vendor),
            value: vendor_name(store.companies, &vendor),
        },
    ];
    list.extend(person_fact(store.creation, |t| t.systems.receipt_by));
    list.extend([time_fact(store.creation), id_fact(id)]);
    view! {
        <Alert severity=Severity::Success>
            <p>{text_view(line)}</p>
        </Alert>
        {facts(list)}
        <AccessSection
            heading=got
            items=items
            empty=|t| t.systems.gets_nothing
            on_retry=move || store.retry_descriptions()
        />
        <div class="actions no-print">
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
