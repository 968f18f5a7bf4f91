use super::{Fact, copyable};
use crate::i18n::format::DateStyle;
use crate::i18n::{Texts, moment, t_signal, use_i18n};
use crate::organisation::Organisation;
use crate::systems::command_store::CommandStore;
use crate::ui::{Name, text_view};
use fullmakt_domain::org_number::grouped;
use leptos::prelude::*;

/// For whom it was done.
pub(in crate::systems) fn organisation_fact(organisation: Organisation) -> Fact {
    let value = view! {
        <Name text=organisation.name />
        " "
        <span class="number">{text_view(grouped(&organisation.number))}</span>
    };
    Fact {
        name: t_signal(|t| t.systems.receipt_org),
        value: value.into_any(),
    }
}

/// Who has done it, where that is certain.
pub(in crate::systems) fn person_fact(
    command: CommandStore,
    name: fn(&'static Texts) -> &'static str,
) -> Option<Fact> {
    let by = untrack(|| command.done_by())?;
    Some(Fact {
        name: t_signal(name),
        value: view! { <Name text=by /> }.into_any(),
    })
}

/// When it was done.
pub(in crate::systems) fn time_fact(command: CommandStore) -> Fact {
    let i18n = use_i18n();
    let value = view! {
        {move || {
            let at = command.done_at();
            at.map(|at| moment(i18n.language(), at, DateStyle::DayAndTime))
        }}
    };
    Fact {
        name: t_signal(|t| t.systems.receipt_at),
        value: value.into_any(),
    }
}

/// By what support finds it.
pub(in crate::systems) fn id_fact(id: String) -> Fact {
    Fact {
        name: t_signal(|t| t.systems.id),
        value: copyable(id, |t| t.common.copy_reference),
    }
}
