//! What the two lists of a reading say of each row: who is a client and with which packages, and who is added.

use super::bit_set::BitSet;
use super::{ClientStatus, Counts, StatusFilter};

/// Most relations that are told apart. There are some ten; clients by others are in the list and under no relation.
const MOST_RELATIONS: usize = 64;

/// One reading of the list of clients and of the list of those that are added.
#[derive(Debug)]
pub(super) struct Lists {
    /// Bare names of the packages that are needed.
    needed: Vec<Box<str>>,
    /// Rows of the list of clients.
    pub listed: BitSet,
    /// Rows of the list of those that are added.
    pub added: BitSet,
    /// Rows that give any package at all.
    has_packages: BitSet,
    /// Rows that give every package that is needed.
    is_complete: BitSet,
    /// For each package that is needed the rows that give it.
    given: Vec<BitSet>,
    /// For each relation, in alphabetical order, the rows that are clients by it.
    related: Vec<(Box<str>, BitSet)>,
}

impl Lists {
    /// Nothing has been read yet.
    pub(super) fn new(needed: &[String]) -> Self {
        let mut names: Vec<Box<str>> = Vec::new();
        for package in needed {
            let name = bare_name(package);
            if !name.is_empty() && !names.iter().any(|other| other.eq_ignore_ascii_case(name)) {
                names.push(name.into());
            }
        }
        Self {
            listed: BitSet::default(),
            added: BitSet::default(),
            has_packages: BitSet::default(),
            is_complete: BitSet::default(),
            given: vec![BitSet::default(); names.len()],
            needed: names,
            related: Vec::new(),
        }
    }

    /// A row of the list of clients; beside the packages that it was listed with before.
    pub(super) fn list(&mut self, row: u32, packages: &mut dyn Iterator<Item = &str>) {
        self.listed.set(row, true);
        let packages = packages.map(bare_name).filter(|name| !name.is_empty());
        for package in packages {
            self.has_packages.set(row, true);
            for (needed, given) in self.needed.iter().zip(&mut self.given) {
                if needed.eq_ignore_ascii_case(package) {
                    given.set(row, true);
                }
            }
        }
        let is_complete =
            self.has_packages.contains(row) && self.given.iter().all(|given| given.contains(row));
        self.is_complete.set(row, is_complete);
    }

    /// Roles by which the row is a client, beside those that it was listed with before.
    pub(super) fn relate(&mut self, row: u32, relations: &mut dyn Iterator<Item = &str>) {
        for relation in relations.map(bare_name).filter(|name| !name.is_empty()) {
            let is_it = |(name, _): &&mut (Box<str>, BitSet)| name.eq_ignore_ascii_case(relation);
            if let Some((_, rows)) = self.related.iter_mut().find(is_it) {
                rows.set(row, true);
            } else if self.related.len() < MOST_RELATIONS {
                let mut rows = BitSet::default();
                rows.set(row, true);
                let name = relation.to_ascii_lowercase();
                let at = self.related.partition_point(|(other, _)| **other < *name);
                self.related.insert(at, (name.into(), rows));
            }
        }
    }

    pub(super) fn relations(&self) -> Vec<&str> {
        self.related
            .iter()
            .map(|(relation, _)| &**relation)
            .collect()
    }

    /// Rows `64 * word` and so on that are clients by a relation.
    pub(super) fn related(&self, relation: &str, word: usize) -> u64 {
        let found = self.related.iter().find(|(name, _)| **name == *relation);
        found.map_or(0, |(_, rows)| rows.word(word))
    }

    /// How many packages are needed.
    pub(super) fn needed(&self) -> usize {
        self.needed.len()
    }

    /// The needed packages that the row does not give.
    pub(super) fn missing(&self, row: u32) -> impl Iterator<Item = &str> {
        let needed = self.needed.iter().zip(&self.given);
        let missing = needed.filter(move |(_, given)| !given.contains(row));
        missing.map(|(name, _)| &**name)
    }

    pub(super) fn status(&self, row: u32) -> ClientStatus {
        match (self.listed.contains(row), self.added.contains(row)) {
            (true, true) => ClientStatus::Added,
            (false, true) => ClientStatus::Leftover,
            (false, false) => ClientStatus::Gone,
            (true, false) if self.is_complete.contains(row) => ClientStatus::Addable,
            (true, false) if self.has_packages.contains(row) => ClientStatus::Lacking,
            (true, false) => ClientStatus::Unknown,
        }
    }

    /// How many words the sets have.
    pub(super) fn words(&self) -> usize {
        self.listed.words().max(self.added.words())
    }

    /// Rows `64 * word` and so on that a filter lets through.
    pub(super) fn filtered(&self, filter: StatusFilter, word: usize) -> u64 {
        let (listed, added) = (self.listed.word(word), self.added.word(word));
        match filter {
            StatusFilter::All => listed | added,
            StatusFilter::NotAdded => listed & !added,
            StatusFilter::Added => added,
            StatusFilter::NotAddable => listed & !added & !self.is_complete.word(word),
        }
    }

    /// Rows `64 * word` and so on that can be ticked: there is something to do with them.
    pub(super) fn tickable(&self, word: usize) -> u64 {
        self.added.word(word) | self.listed.word(word) & self.is_complete.word(word)
    }

    /// `among`: the rows that count, 64 of them at a time.
    pub(super) fn counts(&self, ticked: &BitSet, among: impl Fn(usize) -> u64) -> Counts {
        let mut counts = Counts::default();
        for word in 0..self.words() {
            let among = among(word);
            let (listed, added) = (
                self.listed.word(word) & among,
                self.added.word(word) & among,
            );
            let (complete, known) = (self.is_complete.word(word), self.has_packages.word(word));
            let not_added = listed & !added;
            counts.clients += listed.count_ones();
            counts.added += added.count_ones();
            counts.leftover += (added & !listed).count_ones();
            counts.addable += (not_added & complete).count_ones();
            counts.lacking += (not_added & known & !complete).count_ones();
            counts.unknown += (not_added & !known).count_ones();
            counts.ticked += (ticked.word(word) & among).count_ones();
            counts.ticked_added += (ticked.word(word) & added).count_ones();
        }
        counts
    }
}

/// The last part of an urn.
pub(super) fn bare_name(package: &str) -> &str {
    let (_, name) = package.rsplit_once(':').unwrap_or(("", package));
    name.trim()
}
