use crate::i18n::format::DateStyle;
use crate::i18n::{moment, name_of, t, t_signal};
use crate::systems::components::{Fact, copyable, facts, id_fact, vendor_name};
use crate::systems::details::state::SystemUser;
use crate::systems::details::store::DetailsStore;
use crate::ui::text_view;
use fullmakt_domain::SystemUserKind;
use leptos::prelude::*;

/// For whom it acts, of which system and vendor it is, since when, and by what support finds it.
#[component]
pub(crate) fn SystemUserFacts() -> impl IntoView {
    let store = expect_context::<DetailsStore>();
    // Mounted once for a system user: what comes late takes neither the focus nor "copied" away.
    view! { {store.system_user().map(|user| all(store, user))} }
}

fn all(store: DetailsStore, user: SystemUser) -> Vec<AnyView> {
    let kind = match user.kind {
        Some(SystemUserKind::Standard) => t(|t| t.systems.kind_standard),
        Some(SystemUserKind::Agent) => t(|t| t.systems.kind_agent),
        None => t(|t| t.systems.kind_unknown),
    };
    let system_id = user.system_id.clone();
    let system = view! {
        {move || match store.system_name() {
            Some(name) => name_of(&name.sanitized(200)),
            None => text_view(system_id.clone()),
        }}
    };
    let mut list = vec![
        Fact {
            name: t_signal(|t| t.systems.system),
            value: system.into_any(),
        },
        Fact {
            name: t_signal(|t| t.systems.vendor),
            value: vendor_name(store.companies, &user.vendor),
        },
    ];
    if let Some(created) = user.created {
        let value = view! {
            {move || moment(store.texts().language, created, DateStyle::DayAndTime)}
        };
        list.push(Fact {
            name: t_signal(|t| t.systems.created),
            value: value.into_any(),
        });
    }
    if !user.external_ref.is_empty() {
        list.push(Fact {
            name: t_signal(|t| t.systems.external_ref),
            value: copyable(user.external_ref, |t| t.systems.copy_external_ref),
        });
    }
    list.push(id_fact(user.id));
    vec![view! { <p>{kind}</p> }.into_any(), facts(list)]
}
