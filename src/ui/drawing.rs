//! A part of the page that is drawn as a whole from what is known.

use super::blocks::Parts;
use crate::browser::tree::Drawn;
use leptos::html::Div;
use leptos::prelude::*;

/// A `div` whose content is drawn anew whenever something that `parts` reads has changed. What is
/// still there keeps its element, and with it focus and what is open.
///
/// # Usage
///
/// ```ignore
/// view! { <Drawing class="page" parts=|| vec![page_heading(vec![text(common().start_heading)])] /> }
/// ```
#[component]
pub fn Drawing(
    /// Class of the `div`.
    class: &'static str,
    /// What stands in it now. Tracked.
    #[prop(into)]
    parts: Content,
) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let drawn = StoredValue::new_local(None::<Drawn>);
    Effect::new(move || {
        let parts = (parts.0)();
        if let Some(place) = place.get() {
            drawn.update_value(|drawn| {
                drawn
                    .get_or_insert_with(|| Drawn::new(place.into()))
                    .draw(parts);
            });
        }
    });
    view! { <div class=class node_ref=place></div> }
}

/// What draws. Boxed, so that there is one kind of drawing however many there are.
pub struct Content(Box<dyn Fn() -> Parts>);

impl<F: Fn() -> Parts + 'static> From<F> for Content {
    fn from(draw: F) -> Self {
        Self(Box::new(draw))
    }
}
