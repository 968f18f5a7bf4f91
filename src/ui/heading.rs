//! Headings.

use leptos::prelude::*;

/// How big a heading looks, whatever its level is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// Of a page.
    Large,
    /// Of a section.
    #[default]
    Medium,
    /// Of a message or a card.
    Small,
}

impl Size {
    const fn name(self) -> &'static str {
        match self {
            Self::Large => "lg",
            Self::Medium => "sm",
            Self::Small => "xs",
        }
    }
}

/// The one `h1` of a page.
///
/// # Accessibility
///
/// Takes focus after a change of page (`tabindex="-1"`), so that reading goes on from there.
///
/// # Source
///
/// Designsystemet, Heading.
#[component]
pub fn PageHeading(
    /// What the page is about.
    children: Children,
) -> impl IntoView {
    view! {
        <h1 class="ds-heading" data-size=Size::Large.name() tabindex="-1">
            {children()}
        </h1>
    }
}

/// A heading below the page's own.
///
/// # Accessibility
///
/// `level` is the place in the order of headings, 2 to 4; `size` is only what it looks like.
///
/// # Source
///
/// Designsystemet, Heading.
#[component]
pub fn Heading(
    /// What the part is about.
    children: Children,
    /// 2, 3 or 4.
    level: u8,
    /// How big it looks.
    #[prop(optional)]
    size: Size,
    /// For `aria-labelledby` and links.
    #[prop(optional)]
    id: Option<&'static str>,
) -> impl IntoView {
    let size = size.name();
    match level {
        2 => view! { <h2 class="ds-heading" data-size=size id=id>{children()}</h2> }.into_any(),
        3 => view! { <h3 class="ds-heading" data-size=size id=id>{children()}</h3> }.into_any(),
        _ => view! { <h4 class="ds-heading" data-size=size id=id>{children()}</h4> }.into_any(),
    }
}
