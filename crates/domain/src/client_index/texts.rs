//! Names and numbers of all rows: as they are shown, as they are searched and as they are sorted. Each kind stands in
//! one piece of memory, since 100 000 rows with texts of their own would be several times as large and as slow.

use super::ClientOrder;
use super::bit_set::BitSet;
use crate::SearchQuery;
use crate::search_text::push_folded;
use crate::search_text::signature::Signature;
use crate::sort_key::push_primary;
use std::cmp::Ordering;
use std::ops::Range;

/// Stands after all organisation numbers: a number of another form, which is compared as text.
const OTHER_NUMBER: u32 = 1_000_000_000;
/// Stands last.
const NO_NUMBER: u32 = u32::MAX;

/// The prefix of a row without a name, which stands last.
const NO_NAME: u64 = u64::MAX;

/// So many bytes of a key have a number for them.
const PREFIX: usize = 8;

/// The texts of all rows.
#[derive(Debug, Default)]
pub(super) struct Texts {
    rows: Vec<Row>,
    /// Apart from the rows, since a search goes through all of them.
    signatures: Vec<Signature>,
    /// Of each row the name and behind it the number. What was replaced is left in it.
    shown: String,
    folded: Vec<u8>,
    keys: Vec<u8>,
}

/// Where the texts of a row are.
#[derive(Debug)]
struct Row {
    /// The first bytes of the key as a number, which decides most comparisons.
    prefix: u64,
    /// An organisation number, [`OTHER_NUMBER`] or [`NO_NUMBER`].
    number: u32,
    shown: u32,
    name_len: u32,
    number_len: u32,
    folded: u32,
    folded_len: u32,
    key: u32,
    key_len: u32,
}

impl Row {
    /// Of a row that does not exist.
    const EMPTY: Self = Self {
        prefix: 0,
        number: NO_NUMBER,
        shown: 0,
        name_len: 0,
        number_len: 0,
        folded: 0,
        folded_len: 0,
        key: 0,
        key_len: 0,
    };
}

impl Texts {
    /// For the next row.
    pub(super) fn push(&mut self, name: &str, number: &str) {
        let (row, signature) = self.keep(name, number);
        self.rows.push(row);
        self.signatures.push(signature);
    }

    /// For a row that is there.
    pub(super) fn replace(&mut self, row: u32, name: &str, number: &str) {
        let (texts, signature) = self.keep(name, number);
        let row = row as usize;
        if let (Some(row), Some(old)) = (self.rows.get_mut(row), self.signatures.get_mut(row)) {
            *row = texts;
            *old = signature;
        }
    }

    fn keep(&mut self, name: &str, number: &str) -> (Row, Signature) {
        let (shown, folded, key) = (self.shown.len(), self.folded.len(), self.keys.len());
        self.shown.push_str(name);
        self.shown.push_str(number);
        push_folded(&[name, number], &mut self.folded);
        push_primary(name, &mut self.keys);
        let of_key = self.keys.get(key..).unwrap_or_default();
        let row = Row {
            prefix: match name.is_empty() {
                true => NO_NAME,
                false => prefix(of_key),
            },
            number: number_rank(number),
            shown: as_u32(shown),
            name_len: as_u32(name.len()),
            number_len: as_u32(number.len()),
            folded: as_u32(folded),
            folded_len: as_u32(self.folded.len() - folded),
            key: as_u32(key),
            key_len: as_u32(of_key.len()),
        };
        let folded = self.folded.get(folded..).unwrap_or_default();
        (row, Signature::of_text(folded))
    }

    fn row(&self, row: u32) -> &Row {
        self.rows.get(row as usize).unwrap_or(&Row::EMPTY)
    }

    pub(super) fn name(&self, row: u32) -> &str {
        let row = self.row(row);
        self.shown.get(range(row.shown, row.name_len)).unwrap_or("")
    }

    pub(super) fn number(&self, row: u32) -> &str {
        let row = self.row(row);
        let start = row.shown.saturating_add(row.name_len);
        self.shown.get(range(start, row.number_len)).unwrap_or("")
    }

    fn key(&self, row: &Row) -> &[u8] {
        self.keys.get(range(row.key, row.key_len)).unwrap_or(&[])
    }

    /// Whether the row is found.
    pub(super) fn matches(&self, row: u32, query: &SearchQuery) -> bool {
        let signature = self.signatures.get(row as usize);
        signature.is_some_and(|signature| self.matches_signed(row, *signature, query))
    }

    fn matches_signed(&self, row: u32, signature: Signature, query: &SearchQuery) -> bool {
        query.matches_folded(signature, || {
            let row = self.row(row);
            self.folded
                .get(range(row.folded, row.folded_len))
                .unwrap_or(&[])
        })
    }

    /// Adds the rows from a number on that are found.
    pub(super) fn search(&self, query: &SearchQuery, from: u32, found: &mut BitSet) {
        let signatures = self.signatures.iter().skip(from as usize);
        for (row, signature) in (from..).zip(signatures) {
            if self.matches_signed(row, *signature, query) {
                found.set(row, true);
            }
        }
    }

    /// Of two names with the same prefix.
    fn compare_names(&self, first: &Row, second: &Row) -> Ordering {
        // Where the prefix is all, the rest is not read from memory.
        let rest = |row: &Row| match row.key_len as usize {
            0..=PREFIX => &[],
            _ => self.key(row).get(PREFIX..).unwrap_or_default(),
        };
        let name = |row: &Row| {
            let name = range(row.shown, row.name_len);
            self.shown.as_bytes().get(name).unwrap_or_default()
        };
        rest(first)
            .cmp(rest(second))
            .then_with(|| name(first).cmp(name(second)))
    }

    /// Rows with the same texts are in the order of their row numbers, so that the order never depends on how it was
    /// made.
    pub(super) fn compare(&self, order: ClientOrder, one: u32, other: u32) -> Ordering {
        let (first, second) = (self.row(one), self.row(other));
        let by_name = || {
            let by_prefix = first.prefix.cmp(&second.prefix);
            by_prefix.then_with(|| self.compare_names(first, second))
        };
        let by_number = || {
            let by_rank = first.number.cmp(&second.number);
            by_rank.then_with(|| match first.number {
                OTHER_NUMBER => self.number(one).cmp(self.number(other)),
                _ => Ordering::Equal,
            })
        };
        let by_texts = match order {
            ClientOrder::Name => by_name().then_with(by_number),
            ClientOrder::Number => by_number().then_with(by_name),
        };
        by_texts.then(one.cmp(&other))
    }
}

fn prefix(key: &[u8]) -> u64 {
    let mut bytes = [0; PREFIX];
    bytes.iter_mut().zip(key).for_each(|(to, from)| *to = *from);
    u64::from_be_bytes(bytes)
}

fn number_rank(number: &str) -> u32 {
    if number.is_empty() {
        return NO_NUMBER;
    }
    let is_plain = number.len() == 9 && number.bytes().all(|byte| byte.is_ascii_digit());
    let value = is_plain.then(|| number.parse().ok()).flatten();
    value.unwrap_or(OTHER_NUMBER)
}

/// The texts of all clients together are far below 4 GB; a browser has no more.
fn as_u32(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

const fn range(start: u32, len: u32) -> Range<usize> {
    start as usize..start as usize + len as usize
}
