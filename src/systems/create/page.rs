#![allow(unreachable_pub, reason = "#[component] makes its props public")]

use super::components::{ChooseSystem, ConfirmSystem};
use crate::layout::Navigation;
use crate::organisation::Organisation;
use crate::routes;
use leptos::prelude::*;

/// Choosing a system, and giving it what it needs once one is in the address: so back leads to the list.
#[component]
pub(crate) fn CreatePage(organisation: Organisation) -> impl IntoView {
    let query = expect_context::<Navigation>().query();
    let system = Memo::new(move |_| {
        query.with(|query| {
            let id = query.get(routes::SYSTEM).unwrap_or_default().trim();
            (!id.is_empty()).then(|| id.to_owned())
        })
    });
    view! {
        <div class="page systems">
            {move || {
                let organisation = organisation.clone();
                match system.get() {
                    Some(system) => {
                        view! { <ConfirmSystem organisation=organisation system=system /> }
                            .into_any()
                    }
                    None => view! { <ChooseSystem organisation=organisation /> }.into_any(),
                }
            }}
        </div>
    }
}
