//! How fast a run goes.

use super::Millis;
use std::collections::VecDeque;

/// So many calls of late are looked at.
const OF_LATE: usize = 200;
/// Fewer tell nothing.
const FEW: usize = 5;

#[derive(Debug, Clone, Default)]
pub(super) struct Pace(VecDeque<Millis>);

impl Pace {
    /// A call has ended.
    pub(super) fn add(&mut self, now: Millis) {
        if self.0.len() >= OF_LATE {
            self.0.pop_front();
        }
        self.0.push_back(now);
    }

    /// How long so many more take.
    pub(super) fn time_for(&self, more: u32) -> Option<Millis> {
        let (first, last) = (self.0.front()?, self.0.back()?);
        let calls = Millis::try_from(self.0.len().checked_sub(1)?).ok()?;
        let is_enough = self.0.len() >= FEW;
        is_enough.then(|| last.saturating_sub(*first) * Millis::from(more) / calls.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_the_calls_of_late() {
        let mut pace = Pace::default();
        for at in 0..4 {
            pace.add(at * 100);
        }
        assert_eq!(pace.time_for(10), None);
        pace.add(400);
        assert_eq!(pace.time_for(10), Some(1_000));
        for at in 0..300 {
            pace.add(1_000 + at * 500);
        }
        assert_eq!(pace.time_for(10), Some(5_000));
    }
}
