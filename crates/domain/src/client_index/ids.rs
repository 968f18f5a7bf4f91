//! Which row an id has. Ids are uuids, of which 16 bytes are kept instead of a text of 36; a side table has the others.
//!
//! The hash table holds row numbers only. A map of the standard library would keep each id a second time.

use std::borrow::Cow;

/// No row.
const FREE: u32 = u32::MAX;
/// Where the hyphens of a uuid stand.
const HYPHENS: [usize; 4] = [8, 13, 18, 23];

/// The ids of all rows.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// For each row its uuid, or the hash of its other id.
    values: Vec<u128>,
    /// Rows whose ids are no uuids, ascending.
    others: Vec<(u32, Box<str>)>,
    /// Open addressing with linear probing; a power of two, at most half full.
    slots: Vec<u32>,
}

impl Ids {
    pub(super) const fn len(&self) -> usize {
        self.values.len()
    }

    pub(super) fn find(&self, id: &str) -> Option<u32> {
        let uuid = parse_uuid(id);
        let value = uuid.unwrap_or_else(|| hash_of_text(id));
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = slot(value) & mask;
        loop {
            let row = *self.slots.get(slot)?;
            if row == FREE {
                return None;
            }
            if self.values.get(row as usize) == Some(&value) {
                let other = self.other(row);
                if other == uuid.is_none().then_some(id) {
                    return Some(row);
                }
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Gives a new id the next row.
    pub(super) fn push(&mut self, id: &str) -> u32 {
        let row = u32::try_from(self.values.len()).unwrap_or(FREE);
        let value = parse_uuid(id).unwrap_or_else(|| {
            self.others.push((row, id.into()));
            hash_of_text(id)
        });
        self.values.push(value);
        if self.slots.len() < 2 * self.values.len() {
            self.grow();
        } else {
            self.fill_slot(row, value);
        }
        row
    }

    fn grow(&mut self) {
        let count = (2 * self.values.len()).next_power_of_two();
        self.slots = vec![FREE; count.max(16)];
        for row in 0..self.values.len() {
            if let (Ok(number), Some(value)) = (u32::try_from(row), self.values.get(row)) {
                self.fill_slot(number, *value);
            }
        }
    }

    fn fill_slot(&mut self, row: u32, value: u128) {
        let mask = self.slots.len().saturating_sub(1);
        let mut slot = slot(value) & mask;
        while self.slots.get(slot).is_some_and(|taken| *taken != FREE) {
            slot = (slot + 1) & mask;
        }
        if let Some(free) = self.slots.get_mut(slot) {
            *free = row;
        }
    }

    /// The id of a row; a uuid in small letters, however it came.
    pub(super) fn get(&self, row: u32) -> Option<Cow<'_, str>> {
        let value = *self.values.get(row as usize)?;
        let other = self.other(row).map(Cow::Borrowed);
        Some(other.unwrap_or_else(|| Cow::Owned(uuid_text(value))))
    }

    fn other(&self, row: u32) -> Option<&str> {
        let at = self.others.binary_search_by_key(&row, |(row, _)| *row);
        let (_, id) = self.others.get(at.ok()?)?;
        Some(id)
    }
}

fn slot(value: u128) -> usize {
    // The high half of a product depends on all bits of the number.
    let hash = (value as u64 ^ (value >> 64) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (hash >> 32) as usize
}

/// FNV-1a.
fn hash_of_text(text: &str) -> u128 {
    let step = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3);
    text.bytes().fold(0xCBF2_9CE4_8422_2325, step).into()
}

fn parse_uuid(text: &str) -> Option<u128> {
    let mut value = 0;
    if text.len() != 36 {
        return None;
    }
    for (at, byte) in text.bytes().enumerate() {
        if HYPHENS.contains(&at) {
            if byte != b'-' {
                return None;
            }
        } else {
            value = value << 4 | u128::from(char::from(byte).to_digit(16)?);
        }
    }
    Some(value)
}

fn uuid_text(value: u128) -> String {
    let mut text = String::with_capacity(36);
    for digit in (0..32).rev() {
        if HYPHENS.contains(&text.len()) {
            text.push('-');
        }
        let digit = (value >> (4 * digit)) as u32 & 0xF;
        text.extend(char::from_digit(digit, 16));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const UUID: &str = "b4c3ba12-7e87-4ae1-84f8-426b1decfacf";

    #[test]
    fn uuids_are_the_same_in_capital_letters() {
        let mut ids = Ids::default();
        let row = ids.push(&UUID.to_uppercase());
        assert_eq!(ids.find(UUID), Some(row));
        assert_eq!(ids.get(row).as_deref(), Some(UUID));
        for other in [
            "",
            "x",
            &UUID[1..],
            &UUID.replace('-', "+"),
            &UUID.replace('b', "g"),
        ] {
            assert_eq!(ids.find(other), None);
        }
    }

    #[test]
    fn an_id_that_is_as_a_uuid_hashed_is_another_one() {
        let mut ids = Ids::default();
        let other = ids.push("x");
        let uuid = uuid_text(hash_of_text("x"));
        assert_eq!(ids.find(&uuid), None);
        let row = ids.push(&uuid);
        assert_eq!((ids.find("x"), ids.find(&uuid)), (Some(other), Some(row)));
    }

    proptest! {
        #[test]
        fn every_id_is_found(ids in prop::collection::btree_set("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|.{0,3}", 0..200)) {
            let mut table = Ids::default();
            for (row, id) in (0..).zip(&ids) {
                prop_assert_eq!(table.find(id), None);
                prop_assert_eq!(table.push(id), row);
            }
            for (row, id) in (0..).zip(&ids) {
                prop_assert_eq!(table.find(id), Some(row));
                let kept = table.get(row);
                prop_assert_eq!(kept.as_deref(), Some(id.as_str()));
            }
        }
    }
}
