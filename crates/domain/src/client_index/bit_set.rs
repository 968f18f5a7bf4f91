//! A set of row numbers, one bit each. Counts and filters go through 64 rows at a time.

/// A set of row numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct BitSet(Vec<u64>);

impl BitSet {
    pub(super) fn contains(&self, row: u32) -> bool {
        self.word(row as usize / 64) >> (row % 64) & 1 == 1
    }

    pub(super) fn set(&mut self, row: u32, is_in: bool) {
        let word = row as usize / 64;
        if word >= self.0.len() {
            if !is_in {
                return;
            }
            self.0.resize(word + 1, 0);
        }
        if let Some(bits) = self.0.get_mut(word) {
            let bit = 1 << (row % 64);
            *bits = if is_in { *bits | bit } else { *bits & !bit };
        }
    }

    /// The bits of rows `64 * word` and so on.
    pub(super) fn word(&self, word: usize) -> u64 {
        self.0.get(word).copied().unwrap_or(0)
    }

    /// How many words there are; those behind are empty.
    pub(super) const fn words(&self) -> usize {
        self.0.len()
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// Makes it anew, word by word.
    pub(super) fn assign(&mut self, words: impl Iterator<Item = u64>) {
        self.0.clear();
        self.0.extend(words);
    }

    /// Takes out the rows that do not pass.
    pub(super) fn retain(&mut self, mut passes: impl FnMut(u32) -> bool) {
        for (at, word) in (0u32..).zip(&mut self.0) {
            let mut rest = *word;
            while rest != 0 {
                let bit = rest & rest.wrapping_neg();
                if !passes(at * 64 + bit.trailing_zeros()) {
                    *word &= !bit;
                }
                rest &= !bit;
            }
        }
    }

    /// The rows in it, ascending.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        (0u32..).zip(&self.0).flat_map(|(at, &word)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros())?;
                rest &= rest - 1;
                Some(at * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn is_a_set(changes in prop::collection::vec((0..300_u32, any::<bool>()), 0..60)) {
            let (mut bits, mut model) = (BitSet::default(), BTreeSet::new());
            for (row, is_in) in changes {
                bits.set(row, is_in);
                if is_in { model.insert(row); } else { model.remove(&row); }
            }
            prop_assert!(bits.iter().eq(model.iter().copied()));
            prop_assert!((0..400).all(|row| bits.contains(row) == model.contains(&row)));
            bits.retain(|row| row % 3 == 0);
            model.retain(|row| row % 3 == 0);
            prop_assert!(bits.iter().eq(model));
        }
    }
}
