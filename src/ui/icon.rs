//! A few icons, drawn in the page so that they cost no request and take the colour of the text.
//!
//! Paths from Aksel icons by NAV (`@navikt/aksel-icons` 8, MIT; licence in
//! `style/vendor/aksel-icons/LICENSE`), coordinates rounded to two decimals.

use leptos::prelude::*;

/// Which icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IconName {
    /// A globe: language.
    Globe,
    /// Three lines: a menu.
    Menu,
    /// A check mark: chosen, done.
    Checkmark,
}

impl IconName {
    const fn path(self) -> &'static str {
        match self {
            Self::Globe => {
                "M2.25 12C2.25 6.62 6.62 2.25 12 2.25C17.38 2.25 21.75 6.62 21.75 12C21.75 17.38 17.38 21.75 12 21.75C6.62 21.75 2.25 17.38 2.25 12ZM8.99 4.32C7.11 5.05 5.56 6.46 4.65 8.25H8.37C8.51 6.97 8.71 5.66 8.99 4.32ZM10.62 3.86C10.28 5.38 10.04 6.83 9.88 8.25H14.12C13.96 6.83 13.72 5.38 13.38 3.86C12.93 3.79 12.47 3.75 12 3.75C11.53 3.75 11.07 3.79 10.62 3.86ZM8.24 14.25C8.14 12.75 8.14 11.26 8.24 9.75H4.06C3.86 10.47 3.75 11.22 3.75 12C3.75 12.78 3.86 13.53 4.06 14.25H8.24ZM9.74 14.25C9.64 12.75 9.64 11.26 9.74 9.75H14.26C14.36 11.26 14.36 12.75 14.26 14.25H9.74ZM8.99 19.68C8.71 18.34 8.51 17.04 8.37 15.75H4.65C5.56 17.54 7.11 18.95 8.99 19.68ZM10.62 20.14C10.28 18.63 10.04 17.17 9.88 15.75H14.12C13.96 17.17 13.72 18.63 13.38 20.14C12.93 20.21 12.47 20.25 12 20.25C11.53 20.25 11.07 20.21 10.62 20.14ZM15.76 14.25C15.86 12.75 15.86 11.26 15.76 9.75H19.94C20.14 10.47 20.25 11.22 20.25 12C20.25 12.78 20.14 13.53 19.94 14.25H15.76ZM15.01 4.32C16.89 5.05 18.44 6.46 19.35 8.25H15.63C15.49 6.97 15.29 5.66 15.01 4.32ZM15.01 19.68C15.29 18.34 15.49 17.04 15.63 15.75H19.35C18.44 17.54 16.89 18.95 15.01 19.68Z"
            }
            Self::Menu => {
                "M2.75 6C2.75 5.59 3.09 5.25 3.5 5.25H20.5C20.91 5.25 21.25 5.59 21.25 6C21.25 6.41 20.91 6.75 20.5 6.75H3.5C3.09 6.75 2.75 6.41 2.75 6ZM2.75 12C2.75 11.59 3.09 11.25 3.5 11.25H20.5C20.91 11.25 21.25 11.59 21.25 12C21.25 12.41 20.91 12.75 20.5 12.75H3.5C3.09 12.75 2.75 12.41 2.75 12ZM3.5 17.25C3.09 17.25 2.75 17.59 2.75 18C2.75 18.41 3.09 18.75 3.5 18.75H20.5C20.91 18.75 21.25 18.41 21.25 18C21.25 17.59 20.91 17.25 20.5 17.25H3.5Z"
            }
            Self::Checkmark => {
                "M19 6.94C19.31 7.21 19.34 7.69 19.06 8L11.06 17C10.92 17.15 10.73 17.24 10.52 17.25C10.32 17.26 10.12 17.18 9.97 17.03L4.97 12.03C4.68 11.74 4.68 11.26 4.97 10.97C5.26 10.68 5.74 10.68 6.03 10.97L10.47 15.41L17.94 7C18.21 6.69 18.69 6.66 19 6.94Z"
            }
        }
    }
}

/// An icon, as high as a line of text.
///
/// # Accessibility
///
/// Hidden from screen readers: what it stands beside says the same in words.
#[component]
pub fn Icon(
    /// Which one.
    name: IconName,
) -> impl IntoView {
    view! {
        <svg class="ds-icon" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
            <path fill-rule="evenodd" clip-rule="evenodd" d=name.path() />
        </svg>
    }
}
