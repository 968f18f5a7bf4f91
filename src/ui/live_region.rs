use super::Announce;
use leptos::prelude::*;

/// A place for messages that come and go. It is there before they are, so that what appears in it is
/// announced; a region that is inserted together with its message is missed by some screen readers.
///
/// # Accessibility
///
/// `role="status"` or `role="alert"`; without a box of its own, so that an empty one takes no space.
#[component]
pub fn LiveRegion(
    /// How its messages are announced.
    announce: Announce,
    /// A message, or nothing. What is inside announces nothing itself.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="live-region" role=announce.role()>
            {children()}
        </div>
    }
}
