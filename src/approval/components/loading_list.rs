use crate::ui::Skeleton;
use leptos::prelude::*;

/// The place of the list while the request is loading.
#[component]
pub(crate) fn LoadingList() -> impl IntoView {
    let item = || {
        view! {
            <li class="access-item access-loading">
                <Skeleton letters=20 />
            </li>
        }
        .into_any()
    };
    view! {
        <div class="stack">
            <p>
                <Skeleton letters=24 />
            </p>
            <ul class="access">{item()} {item()}</ul>
        </div>
    }
}
