//! What a person can give to support.

use crate::api::Failure;
use crate::i18n::common::common;
use crate::ui::CopyButton;
use leptos::prelude::*;

/// The reference of a failure, small, with a button that copies it. Nothing when the platform has not
/// answered: then there is nothing that support could look for.
#[component]
pub fn ReferenceLine(
    /// What went wrong.
    failure: Failure,
) -> impl IntoView {
    failure.reference().map(|reference| {
        let reference = reference.to_string();
        view! {
            <p class="reference muted">
                <span>{move || common().reference}</span>
                <code>{reference.clone()}</code>
                <CopyButton
                    text=reference
                    label=move || common().copy_reference
                    copied=move || common().copied
                    failed=move || common().copy_failed
                />
            </p>
        }
    })
}
