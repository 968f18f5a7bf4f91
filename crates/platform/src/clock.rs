//! The platform's own time.

use std::sync::atomic::{AtomicI64, Ordering};
use time::{Duration, OffsetDateTime};

/// Real time plus an offset that `/_platform/clock` sets, so that requests time out and tokens
/// expire on demand. Every rule asks this clock and no other.
#[derive(Debug, Default)]
pub struct Clock {
    offset_seconds: AtomicI64,
}

impl Clock {
    /// Largest offset either way: a hundred years of seconds.
    pub const LIMIT_SECONDS: i64 = 100 * 365 * 24 * 3600;

    /// Now, in UTC.
    #[must_use]
    pub fn now(&self) -> OffsetDateTime {
        // The offset is limited, so the sum stays far inside what the type can hold.
        OffsetDateTime::now_utc().saturating_add(Duration::seconds(self.offset_seconds()))
    }

    /// How far this clock is ahead of real time.
    #[must_use]
    pub fn offset_seconds(&self) -> i64 {
        self.offset_seconds.load(Ordering::Relaxed)
    }

    /// Moves the clock; an offset beyond [`Self::LIMIT_SECONDS`] is cut to it.
    pub fn set_offset_seconds(&self, seconds: i64) {
        let seconds = seconds.clamp(-Self::LIMIT_SECONDS, Self::LIMIT_SECONDS);
        self.offset_seconds.store(seconds, Ordering::Relaxed);
    }
}
