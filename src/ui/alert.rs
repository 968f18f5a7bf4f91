//! Messages in the page.

use leptos::prelude::*;

/// What kind of message it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
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

impl Tone {
    /// `data-color` of Designsystemet.
    pub(super) const fn color(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }
}

/// How a message that appears is announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Announce {
    /// Not at all: it was there when the page was.
    #[default]
    No,
    /// When the screen reader has time.
    Politely,
    /// At once: something the user did has failed.
    AtOnce,
}

/// A message with an icon. The tone is in the icon and in the words, not in the colour alone.
///
/// # Usage
///
/// ```ignore
/// <Alert tone=Tone::Danger announce=Announce::AtOnce>
///     <Heading level=2 size=Size::Small>{…}</Heading>
///     <p>{…}</p>
/// </Alert>
/// ```
///
/// # Accessibility
///
/// `announce` sets `role="status"` or `role="alert"`: screen readers read it when it appears. Begin
/// with a heading when the message has several parts.
///
/// # Source
///
/// Designsystemet, Alert.
#[component]
pub fn Alert(
    /// The message.
    children: Children,
    /// What kind of message it is.
    #[prop(optional)]
    tone: Tone,
    /// How it is announced.
    #[prop(optional)]
    announce: Announce,
) -> impl IntoView {
    let role = match announce {
        Announce::No => None,
        Announce::Politely => Some("status"),
        Announce::AtOnce => Some("alert"),
    };
    view! {
        <div class="ds-alert" data-color=tone.color() role=role>
            {children()}
        </div>
    }
}
