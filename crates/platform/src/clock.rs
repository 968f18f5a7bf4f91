//! The platform's own time.

use std::sync::atomic::{AtomicI64, Ordering};
use time::{Duration, OffsetDateTime};

/// Real time plus an offset that `/_platform/clock` sets, so that requests time out and tokens
/// expire on demand. Every rule uses this clock and no other.
#[derive(Debug, Default)]
pub struct Clock {
    offset_seconds: AtomicI64,
}

impl Clock {
    /// Largest offset either way: a hundred years of seconds.
    pub(crate) const LIMIT_SECONDS: i64 = 100 * 365 * 24 * 3600;

    /// Now, in UTC.
    #[expect(clippy::disallowed_methods, reason = "here it is offered")]
    pub fn now(&self) -> OffsetDateTime {
        // The offset is limited, so the sum stays far inside what the type can hold.
        OffsetDateTime::now_utc().saturating_add(Duration::seconds(self.offset_seconds()))
    }

    /// How far this clock is ahead of real time.
    pub fn offset_seconds(&self) -> i64 {
        self.offset_seconds.load(Ordering::Relaxed)
    }

    /// Moves the clock by so many seconds, of many moves at once by all of them. Returns whether it
    /// could: never beyond [`Self::LIMIT_SECONDS`].
    pub(crate) fn move_by(&self, seconds: i64) -> bool {
        let limit = Self::LIMIT_SECONDS.unsigned_abs();
        let moved = |offset: i64| {
            let to = offset.checked_add(seconds)?;
            (to.unsigned_abs() <= limit).then_some(to)
        };
        let offset = &self.offset_seconds;
        let moved = offset.fetch_update(Ordering::Relaxed, Ordering::Relaxed, moved);
        moved.is_ok()
    }

    /// Sets the clock; an offset beyond [`Self::LIMIT_SECONDS`] is cut to it.
    pub fn set_offset_seconds(&self, seconds: i64) {
        let seconds = seconds.clamp(-Self::LIMIT_SECONDS, Self::LIMIT_SECONDS);
        self.offset_seconds.store(seconds, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_at_once_add_up_and_stay_within_the_limit() {
        let clock = Clock::default();
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| (0..1000).for_each(|_| assert!(clock.move_by(1))));
            }
        });
        assert_eq!(clock.offset_seconds(), 8000);
        for too_far in [Clock::LIMIT_SECONDS, i64::MAX, i64::MIN] {
            assert!(!clock.move_by(too_far), "{too_far}");
        }
        assert!(clock.move_by(-8000));
        assert!(clock.move_by(-Clock::LIMIT_SECONDS));
        assert_eq!(clock.offset_seconds(), -Clock::LIMIT_SECONDS);
    }
}
