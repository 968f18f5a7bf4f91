//! Components that know no feature, no call, no route and no text: texts come in as properties.
//!
//! They are native elements with the classes of Designsystemet (`style/vendor/designsystemet`).
//! Texts are [`TextProp`]: a `&'static str`, a `String`, or a closure that follows the language.

pub mod alert;
pub mod blocks;
pub mod button;
pub mod copy_button;
pub mod disclosure;
pub mod heading;
pub mod icons;
pub mod menu;
pub mod placeholder;

pub use alert::{Alert, Announce, Tone};
pub use button::{Button, ButtonLink, Look};
pub use copy_button::CopyButton;
pub use disclosure::Disclosure;
pub use heading::{Heading, PageHeading, Size};
pub use leptos::text_prop::TextProp;
pub use menu::Menu;
pub use placeholder::{Skeleton, Spinner};
