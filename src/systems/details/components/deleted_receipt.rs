use crate::browser::printing;
use crate::i18n::t_signal;
use crate::routes;
use crate::systems::command::ConfirmedBy;
use crate::systems::components::{
    Fact, facts, id_fact, organisation_fact, person_fact, time_fact, vendor_name,
};
use crate::systems::details::store::DetailsStore;
use crate::ui::{Alert, Button, ButtonLink, ButtonVariant, Severity, text_view};
use leptos::prelude::*;

/// That it is deleted: to read, to keep and to print.
#[component]
pub(crate) fn DeletedReceipt() -> impl IntoView {
    let store = expect_context::<DetailsStore>();
    let confirmed_by = untrack(|| store.deletion.done()).map(|done| done.confirmed_by);
    let line = Signal::derive(move || {
        let texts = &store.texts().systems;
        let line = match confirmed_by {
            Some(ConfirmedBy::Before) => texts.deleted_before,
            Some(ConfirmedBy::Reading) => texts.deleted_read_back,
            Some(ConfirmedBy::Response) | None => texts.deleted,
        };
        line.to_owned()
    });
    let organisation = store.organisation();
    let overview = routes::overview(&organisation.uuid);
    let mut list = vec![organisation_fact(organisation)];
    if let Some(user) = untrack(|| store.system_user()) {
        list.push(Fact {
            name: t_signal(|t| t.systems.vendor),
            value: vendor_name(store.companies, &user.vendor),
        });
        list.push(id_fact(user.id));
    }
    list.extend(person_fact(store.deletion, |t| t.systems.deleted_by));
    list.push(time_fact(store.deletion));
    view! {
        <Alert severity=Severity::Success>
            <p>{text_view(line)}</p>
        </Alert>
        {facts(list)}
        <div class="actions no-print">
            <ButtonLink label=t_signal(|t| t.systems.to_overview) href=overview />
            <Button
                label=t_signal(|t| t.systems.print)
                variant=ButtonVariant::Secondary
                on_click=printing::print
            />
        </div>
    }
}
