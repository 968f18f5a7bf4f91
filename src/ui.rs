//! Components that know no feature, no call, no route and no text: texts come in as values.
//!
//! They are native elements with the classes of Designsystemet (`style/vendor/designsystemet`), drawn
//! as plain values ([`blocks`]); [`drawing`] is where they meet signals.

pub mod blocks;
pub mod drawing;
pub mod icons;
pub mod look;

pub use drawing::{Following, draw_in, follow};
pub use look::{Look, Tone};
