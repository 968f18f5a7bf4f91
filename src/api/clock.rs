//! What time it is on the platform.

use crate::browser::clock;
use fullmakt_domain::time::UnixSeconds;
use leptos::prelude::*;

/// The platform's clock, as the `Date` of its responses tells. The clock of the reader's machine can be wrong by
/// days, and deadlines and receipts are the platform's. Until a response has told, the reader's clock stands in.
#[derive(Clone, Copy)]
pub(super) struct PlatformClock {
    /// How many milliseconds the platform is ahead of this machine.
    offset: StoredValue<f64>,
}

impl PlatformClock {
    pub(super) fn new() -> Self {
        Self {
            offset: StoredValue::new(0.0),
        }
    }

    /// Sets the clock by the `Date` of a response. One that `boot.js` asked for can be some seconds old on a slow
    /// line; the next one puts that right.
    pub(super) fn set(self, date: &str) {
        if let Some(milliseconds) = clock::parse(date) {
            self.offset
                .try_set_value(milliseconds - clock::milliseconds());
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "a clock after the year 292 billion is as wrong as any other"
    )]
    pub(super) fn now(self) -> UnixSeconds {
        let offset = self.offset.try_get_value().unwrap_or_default();
        ((clock::milliseconds() + offset) / 1000.0) as UnixSeconds
    }
}
