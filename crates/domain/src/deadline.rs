//! How long a request stands (docs/contract/platform.md, section 1.4).
//!
//! The limit is not on the wire: whoever wants to show it computes it from the time of creation.

use crate::time::{DAY, UnixSeconds};

/// The time of a request's creation and the end of its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// When the request was made.
    pub created: UnixSeconds,
    /// The first second in which it does not stand any more.
    pub until: UnixSeconds,
}

/// How much is left of a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeLeft {
    /// At least one whole day, rounded down.
    Days(u32),
    /// Less than a day, at least one whole hour, rounded down.
    Hours(u32),
    /// Less than an hour, rounded up, so that it never says zero.
    Minutes(u32),
    /// It is over: the request has reached the limit.
    Passed,
}

impl Deadline {
    /// The deadline of a request made at `created` that stands for `days`.
    #[must_use]
    pub fn new(created: UnixSeconds, days: u32) -> Self {
        Self {
            created,
            until: created.saturating_add(i64::from(days) * DAY),
        }
    }

    /// Whether the request has reached the limit at `now`.
    #[must_use]
    pub fn is_passed(self, now: UnixSeconds) -> bool {
        now >= self.until
    }

    /// What is left at `now`.
    #[must_use]
    pub fn left(self, now: UnixSeconds) -> TimeLeft {
        if self.is_passed(now) {
            return TimeLeft::Passed;
        }
        let seconds = self.until.saturating_sub(now);
        let whole = |unit: i64| u32::try_from(seconds / unit).unwrap_or(u32::MAX);
        if seconds >= DAY {
            TimeLeft::Days(whole(DAY))
        } else if seconds >= 3600 {
            TimeLeft::Hours(whole(3600))
        } else {
            TimeLeft::Minutes(whole(60).max(1))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn says_what_is_left() {
        let deadline = Deadline::new(1_000, 10);
        for (before_end, left) in [
            (10 * DAY, TimeLeft::Days(10)),
            (2 * DAY - 1, TimeLeft::Days(1)),
            (DAY, TimeLeft::Days(1)),
            (DAY - 1, TimeLeft::Hours(23)),
            (3600, TimeLeft::Hours(1)),
            (3599, TimeLeft::Minutes(59)),
            (1, TimeLeft::Minutes(1)),
            (0, TimeLeft::Passed),
            (-1, TimeLeft::Passed),
        ] {
            assert_eq!(
                deadline.left(deadline.until - before_end),
                left,
                "{before_end}"
            );
        }
    }

    proptest! {
        #[test]
        fn never_panics(created in any::<i64>(), days in any::<u32>(), now in any::<i64>()) {
            let deadline = Deadline::new(created, days);
            prop_assert_eq!(deadline.left(now) == TimeLeft::Passed, deadline.is_passed(now));
        }
    }
}
