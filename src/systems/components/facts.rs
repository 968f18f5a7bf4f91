use crate::i18n::{Texts, t_signal};
use crate::ui::{CopyText, text_view};
use leptos::prelude::*;

/// What is known of something, with what it is called.
pub(in crate::systems) struct Fact {
    pub(in crate::systems) name: Signal<String>,
    pub(in crate::systems) value: AnyView,
}

/// A list of facts.
pub(in crate::systems) fn facts(facts: Vec<Fact>) -> AnyView {
    let fact = |fact: Fact| {
        view! {
            <div>
                <dt>{text_view(fact.name)}</dt>
                <dd>{fact.value}</dd>
            </div>
        }
        .into_any()
    };
    let facts: Vec<AnyView> = facts.into_iter().map(fact).collect();
    view! { <dl class="facts">{facts}</dl> }.into_any()
}

/// A text to be read letter by letter, and a button that copies it.
pub(in crate::systems) fn copyable(
    text: String,
    label: fn(&'static Texts) -> &'static str,
) -> AnyView {
    view! {
        <span class="reference">
            <CopyText
                text=text
                label=t_signal(label)
                copied=t_signal(|t| t.common.copied)
                failed=t_signal(|t| t.common.copy_failed)
            />
        </span>
    }
    .into_any()
}
