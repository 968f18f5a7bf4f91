use leptos::prelude::*;

/// How serious a message is. It is in the icon and in the words, not in the colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Severity {
    /// Good to know.
    #[default]
    Info,
    /// It went well.
    Success,
    /// Something to be careful about.
    Warning,
    /// Something went wrong.
    Danger,
}

impl Severity {
    pub(super) const fn color(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }
}

/// Whether a message is announced when it appears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Announce {
    /// It is part of the page from the start.
    #[default]
    No,
    /// When the screen reader is done with what it says.
    Politely,
    /// At once: something the user did has failed.
    AtOnce,
}

impl Announce {
    pub(super) const fn role(self) -> Option<&'static str> {
        match self {
            Self::No => None,
            Self::Politely => Some("status"),
            Self::AtOnce => Some("alert"),
        }
    }
}

/// A message with an icon.
///
/// # Accessibility
///
/// Announced when it is mounted, if `announce` says so.
///
/// Source: Designsystemet, Alert.
#[component]
pub fn Alert(
    /// How serious it is.
    #[prop(optional)]
    severity: Severity,
    /// Whether it is announced when it appears.
    #[prop(optional)]
    announce: Announce,
    /// The message: a heading, paragraphs, buttons.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="ds-alert" data-color=severity.color() role=announce.role()>
            {children()}
        </div>
    }
}
