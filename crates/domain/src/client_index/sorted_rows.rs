//! All rows in one order, kept while rows arrive.
//!
//! Sorting 100 000 rows at the end would block the page. New rows wait unsorted until there are [`MOST_WAITING`]; then
//! those are sorted, and the place of each among the others is looked up by bisection. So a call costs at most
//! `MOST_WAITING * log2(rows)` comparisons (4 300 of 100 000 rows), and moving the list once in memory: 400 kB for 100 000 rows. Merging runs of
//! equal length, which is the usual way, costs less in all, but up to 200 000 comparisons in one call.

use super::ClientOrder;
use super::bit_set::BitSet;
use super::texts::Texts;
use std::cmp::Ordering;

/// So many rows wait to be sorted. Whoever shows the list sorts them each time.
const MOST_WAITING: usize = 256;

/// Row numbers in one order.
#[derive(Debug)]
pub(super) struct SortedRows {
    order: ClientOrder,
    sorted: Vec<u32>,
    waiting: Vec<u32>,
    /// The rows that wait. One of them can stand among the sorted ones, too, where it no longer belongs.
    is_waiting: BitSet,
    has_misplaced: bool,
}

impl SortedRows {
    pub(super) fn new(order: ClientOrder) -> Self {
        Self {
            order,
            sorted: Vec::new(),
            waiting: Vec::new(),
            is_waiting: BitSet::default(),
            has_misplaced: false,
        }
    }

    /// A new row.
    pub(super) fn add(&mut self, row: u32, texts: &Texts) {
        self.is_waiting.set(row, true);
        self.waiting.push(row);
        if self.waiting.len() >= MOST_WAITING {
            self.merge_waiting(texts);
        }
    }

    /// A row whose texts have changed.
    pub(super) fn move_row(&mut self, row: u32, texts: &Texts) {
        if !self.is_waiting.contains(row) {
            self.has_misplaced = true;
            self.add(row, texts);
        }
    }

    fn merge_waiting(&mut self, texts: &Texts) {
        if self.has_misplaced {
            self.sorted.retain(|row| !self.is_waiting.contains(*row));
            self.has_misplaced = false;
        }
        let compare = |one, other| texts.compare(self.order, one, other);
        self.waiting
            .sort_unstable_by(|one, other| compare(*one, *other));
        merge(&mut self.sorted, &self.waiting, compare);
        self.waiting.clear();
        self.is_waiting.clear();
    }

    /// Puts the rows for which `is_shown` is true into `rows`, in order.
    pub(super) fn select(&self, texts: &Texts, is_shown: &BitSet, rows: &mut Vec<u32>) {
        rows.clear();
        let sorted = self.sorted.iter().copied();
        if self.has_misplaced {
            let sorted = sorted.filter(|row| !self.is_waiting.contains(*row));
            rows.extend(sorted.filter(|row| is_shown.contains(*row)));
        } else {
            rows.extend(sorted.filter(|row| is_shown.contains(*row)));
        }
        let waiting = self.waiting.iter().copied();
        let mut waiting: Vec<u32> = waiting.filter(|row| is_shown.contains(*row)).collect();
        let compare = |one, other| texts.compare(self.order, one, other);
        waiting.sort_unstable_by(|one, other| compare(*one, *other));
        merge(rows, &waiting, compare);
    }
}

/// Merges a few sorted rows into many.
fn merge(rows: &mut Vec<u32>, added: &[u32], compare: impl Fn(u32, u32) -> Ordering) {
    let mut places = vec![0; added.len()];
    find_places(rows, 0, added, &mut places, &compare);
    // From the end, where there is room now; what stands before `end` has not been moved.
    let mut end = rows.len();
    rows.resize(end + added.len(), 0);
    for ((before, &row), &place) in added.iter().enumerate().zip(&places).rev() {
        // Room for those that come before it and for itself.
        rows.copy_within(place..end, place + before + 1);
        if let Some(to) = rows.get_mut(place + before) {
            *to = row;
        }
        end = place;
    }
}

/// Where in `rows`, which begin at a place of the whole list, each of the added ones belongs. The place of the middle
/// one says in which part those on either side of it have to be looked up.
fn find_places(
    rows: &[u32],
    start: usize,
    added: &[u32],
    places: &mut [usize],
    compare: &impl Fn(u32, u32) -> Ordering,
) {
    let middle = added.len() / 2;
    let Some((left, [row, right @ ..])) = added.split_at_checked(middle) else {
        return;
    };
    let at = rows.partition_point(|other| compare(*other, *row).is_lt());
    let (before, behind) = rows.split_at(at);
    if let Some((left_places, [place, right_places @ ..])) = places.split_at_mut_checked(middle) {
        *place = start + at;
        find_places(before, start, left, left_places, compare);
        find_places(behind, start + at, right, right_places, compare);
    }
}
