//! The clients of a provider beside those that a system user acts for: 100 000 rows and more, filled while the lists
//! arrive, searched and sorted at each key press.
//!
//! A row has a number that it keeps for ever. What is said of rows (who is added, who gives which package, who is
//! ticked) stands in sets of one bit per row, texts stand in one piece of memory, and [`ClientView`] has
//! what is shown.
//!
//! # Reading the lists again
//! Between [`ClientIndex::begin_refresh`] and [`ClientIndex::end_refresh`] rows go into a second pair of lists, and all
//! that is told and shown is still what the first pair says. So a list that breaks off in the middle costs nothing
//! ([`ClientIndex::cancel_refresh`]). What a person adds or removes in between counts more than the lists, which may
//! have been written before it.

mod bit_set;
mod ids;
mod lists;
mod sorted_rows;
mod texts;
mod view;

use bit_set::BitSet;
use ids::Ids;
use lists::Lists;
use sorted_rows::SortedRows;
use std::borrow::Cow;
use std::fmt;
use texts::Texts;
pub use view::ClientView;

/// A row of the list of clients.
pub struct NewClient<'a, 'p> {
    /// The client's party: a uuid.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Its organisation number; empty for a person.
    pub number: &'a str,
    /// The packages that it gives, of all its roles: urns or bare names.
    pub packages: &'a mut (dyn Iterator<Item = &'p str> + 'a),
    /// The roles by which it is a client: urns or bare names.
    pub relations: &'a mut (dyn Iterator<Item = &'p str> + 'a),
}

impl fmt::Debug for NewClient<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewClient")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// A row as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client<'a> {
    /// The client's party; a uuid is in small letters.
    pub id: Cow<'a, str>,
    /// Its name.
    pub name: &'a str,
    /// Its organisation number; empty for a person.
    pub number: &'a str,
}

impl Client<'_> {
    /// The number; the id of one that has neither name nor number.
    #[must_use]
    pub fn number_or_id(&self) -> &str {
        match (self.name, self.number) {
            ("", "") => &self.id,
            (_, number) => number,
        }
    }
}

/// What can be done with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClientStatus {
    /// It can be added: it gives every package that is needed.
    Addable,
    /// It lacks one or more packages.
    Lacking,
    /// It was listed without any package: only an attempt can tell.
    Unknown,
    /// The system user acts for it.
    Added,
    /// The system user acts for it, and it is not among the clients.
    Leftover,
    /// It is in neither list: a leftover that was removed, or a client that a second reading has not found again. No
    /// view shows it.
    Gone,
}

/// Which rows are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClientFilter {
    /// By what can be done with them.
    pub status: StatusFilter,
    /// Clients by this relation only, as [`ClientIndex::relations`] names it.
    pub relation: Option<String>,
}

/// Which rows are shown, by what can be done with them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum StatusFilter {
    /// All clients, and leftovers.
    #[default]
    All,
    /// Clients that are not added.
    NotAdded,
    /// Those that are added, leftovers too.
    Added,
    /// Clients that are not added and cannot be, or perhaps not: [`ClientStatus::Lacking`] and
    /// [`ClientStatus::Unknown`].
    NotAddable,
}

impl From<StatusFilter> for ClientFilter {
    fn from(status: StatusFilter) -> Self {
        Self {
            status,
            relation: None,
        }
    }
}

/// In which order rows are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ClientOrder {
    /// As [`crate::SortKey`] has it; equal names by number.
    #[default]
    Name,
    /// Ascending; numbers of another form than nine digits behind those, and rows without a number (persons) last.
    /// Equal numbers by name.
    Number,
}

/// How many rows there are of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Clients, whether added or not: `added - leftover + addable + lacking + unknown`.
    pub clients: u32,
    /// Those that are added, leftovers too.
    pub added: u32,
    /// Those of them that are not among the clients.
    pub leftover: u32,
    /// See [`ClientStatus::Addable`].
    pub addable: u32,
    /// See [`ClientStatus::Lacking`].
    pub lacking: u32,
    /// See [`ClientStatus::Unknown`].
    pub unknown: u32,
    /// Rows with a tick.
    pub ticked: u32,
    /// Those of them that are added.
    pub ticked_added: u32,
}

/// All clients.
#[derive(Debug)]
pub struct ClientIndex {
    ids: Ids,
    texts: Texts,
    lists: Lists,
    refresh: Option<Refresh>,
    ticked: BitSet,
    /// Rows that every filter lets through.
    kept: BitSet,
    by_name: SortedRows,
    by_number: SortedRows,
    /// Rows in the order in which their texts were replaced. A view searches again from where it has read.
    changed_texts: Vec<u32>,
    /// Changes with all that a view shows.
    revision: u64,
}

/// A second reading that has begun.
#[derive(Debug)]
struct Refresh {
    lists: Lists,
    /// Rows that were added or removed since it began.
    decided: BitSet,
}

impl ClientIndex {
    /// Without clients. `needed` are the packages of the system user; as with those of clients, the last part of an urn
    /// counts, and case does not.
    #[must_use]
    pub fn new(needed: &[String]) -> Self {
        Self {
            lists: Lists::new(needed),
            ids: Ids::default(),
            texts: Texts::default(),
            refresh: None,
            ticked: BitSet::default(),
            kept: BitSet::default(),
            by_name: SortedRows::new(ClientOrder::Name),
            by_number: SortedRows::new(ClientOrder::Number),
            changed_texts: Vec::new(),
            revision: 0,
        }
    }

    /// A row of the list of clients. The same client again gives the packages of both rows; the name of the first
    /// counts. A name from [`Self::insert_added`] or from an earlier reading is replaced.
    pub fn insert(&mut self, client: NewClient<'_, '_>) -> u32 {
        let row = self.find_or_add(client.id, client.name, client.number);
        let lists = match &mut self.refresh {
            Some(refresh) => &mut refresh.lists,
            None => &mut self.lists,
        };
        let is_first = !lists.listed.contains(row);
        lists.list(row, client.packages);
        lists.relate(row, client.relations);
        self.set_texts(row, client.name, client.number, is_first);
        self.revision += 1;
        row
    }

    /// A row of the list of those that are added. Its name and number are taken where there are none yet.
    pub fn insert_added(&mut self, id: &str, name: &str, number: &str) -> u32 {
        let row = self.find_or_add(id, name, number);
        let lists = match &mut self.refresh {
            Some(refresh) => &mut refresh.lists,
            None => &mut self.lists,
        };
        lists.added.set(row, true);
        self.set_texts(row, name, number, false);
        self.revision += 1;
        row
    }

    fn find_or_add(&mut self, id: &str, name: &str, number: &str) -> u32 {
        self.ids.find(id).unwrap_or_else(|| {
            let row = self.ids.push(id);
            self.texts.push(name, number);
            self.by_name.add(row, &self.texts);
            self.by_number.add(row, &self.texts);
            row
        })
    }

    fn set_texts(&mut self, row: u32, name: &str, number: &str, replaces: bool) {
        let (old_name, old_number) = (self.texts.name(row), self.texts.number(row));
        let is_taken = |new: &str, old: &str| !new.is_empty() && (replaces || old.is_empty());
        let name = if is_taken(name, old_name) {
            name
        } else {
            old_name
        };
        let number = if is_taken(number, old_number) {
            number
        } else {
            old_number
        };
        if name == old_name && number == old_number {
            return;
        }
        let (name, number) = (name.to_owned(), number.to_owned());
        self.texts.replace(row, &name, &number);
        self.by_name.move_row(row, &self.texts);
        self.by_number.move_row(row, &self.texts);
        self.changed_texts.push(row);
    }

    /// How many rows there are: clients and leftovers.
    #[must_use]
    pub fn len(&self) -> usize {
        let words = 0..self.lists.words();
        let ones = words.map(|word| self.lists.filtered(StatusFilter::All, word).count_ones());
        ones.sum::<u32>() as usize
    }

    /// Whether there is neither a client nor a leftover.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        (0..self.lists.words()).all(|word| self.lists.filtered(StatusFilter::All, word) == 0)
    }

    /// Whether no row number has been given: another index can take its place.
    #[must_use]
    pub fn is_unused(&self) -> bool {
        self.row_count() == 0
    }

    /// How many row numbers have been given, also to rows that are gone.
    fn row_count(&self) -> u32 {
        u32::try_from(self.ids.len()).unwrap_or(u32::MAX)
    }

    /// A row, also one that is gone.
    #[must_use]
    pub fn client(&self, row: u32) -> Option<Client<'_>> {
        Some(Client {
            id: self.ids.get(row)?,
            name: self.texts.name(row),
            number: self.texts.number(row),
        })
    }

    /// The row of a client, also of one that is gone.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<u32> {
        self.ids.find(id)
    }

    /// What can be done with a row.
    #[must_use]
    pub fn status(&self, row: u32) -> ClientStatus {
        self.lists.status(row)
    }

    /// Bare names of the packages that are needed and that the row does not give, in the order of the system user's;
    /// all of them for a row that is not among the clients.
    #[must_use]
    pub fn missing(&self, row: u32) -> Vec<&str> {
        self.lists.missing(row).collect()
    }

    /// The row has been added, or removed. A leftover that is removed is gone.
    pub fn set_added(&mut self, row: u32, added: bool) {
        if row >= self.row_count() {
            return;
        }
        self.lists.added.set(row, added);
        if let Some(refresh) = &mut self.refresh {
            refresh.decided.set(row, true);
        }
        if !self.can_be_ticked(row) {
            self.ticked.set(row, false);
        }
        self.revision += 1;
    }

    /// Lets a row through every filter from now on: what a user has just changed stays where it is, and what the user
    /// goes on with stays beside it.
    pub fn keep(&mut self, row: u32) {
        self.kept.set(row, true);
        self.revision += 1;
    }

    /// Lets nothing through that the filter does not. Answers whether there was anything.
    pub fn keep_none(&mut self) -> bool {
        let has_any = self.kept.iter().next().is_some();
        if has_any {
            self.kept.clear();
            self.revision += 1;
        }
        has_any
    }

    /// Whether the system user acts for a row.
    #[must_use]
    pub fn is_added(&self, row: u32) -> bool {
        self.lists.added.contains(row)
    }

    /// Whether a row passes every filter.
    #[must_use]
    pub fn is_kept(&self, row: u32) -> bool {
        self.kept.contains(row)
    }

    /// How many packages are needed.
    #[must_use]
    pub fn needed(&self) -> usize {
        self.lists.needed()
    }

    /// Whether a row has a tick.
    #[must_use]
    pub fn is_ticked(&self, row: u32) -> bool {
        self.ticked.contains(row)
    }

    /// Sets or takes away a tick. A row with which nothing can be done gets none: see [`Self::can_be_ticked`].
    pub fn set_ticked(&mut self, row: u32, ticked: bool) {
        self.ticked.set(row, ticked && self.can_be_ticked(row));
    }

    /// The same for many rows.
    pub fn tick_all(&mut self, rows: &[u32], ticked: bool) {
        rows.iter().for_each(|row| self.set_ticked(*row, ticked));
    }

    /// Whether a row can be added or removed: it is addable or added; leftovers can be removed.
    #[must_use]
    pub fn can_be_ticked(&self, row: u32) -> bool {
        self.lists.tickable(row as usize / 64) >> (row % 64) & 1 == 1
    }

    /// How many of the rows with a tick can be added, and how many removed.
    #[must_use]
    pub fn ticked_counts(&self) -> (u32, u32) {
        let mut counts = (0, 0);
        for word in 0..self.ticked.words() {
            let (ticked, added) = (self.ticked.word(word), self.lists.added.word(word));
            counts.0 += (ticked & !added).count_ones();
            counts.1 += (ticked & added).count_ones();
        }
        counts
    }

    /// The rows that can be added, ascending.
    #[must_use]
    pub fn addable(&self) -> Vec<u32> {
        let rows = 0..self.row_count();
        rows.filter(|row| self.status(*row) == ClientStatus::Addable)
            .collect()
    }

    /// The rows with a tick, ascending.
    #[must_use]
    pub fn ticked(&self) -> Vec<u32> {
        self.ticked.iter().collect()
    }

    /// The roles by which there are clients: the last parts of their urns, in small letters and alphabetically.
    #[must_use]
    pub fn relations(&self) -> Vec<&str> {
        self.lists.relations()
    }

    /// How many rows there are of each kind.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.lists.counts(&self.ticked, |_| u64::MAX)
    }

    /// From here on rows belong to a second reading of both lists. One that had begun before is given up. `needed` are the
    /// packages of the system user, which can be others by now.
    pub fn begin_refresh(&mut self, needed: &[String]) {
        self.refresh = Some(Refresh {
            lists: Lists::new(needed),
            decided: BitSet::default(),
        });
    }

    /// Both lists have been read to their ends: what they do not hold is gone, packages that a client no longer gives
    /// are missing, and ticks of rows with which nothing can be done any more are taken away.
    pub fn end_refresh(&mut self) {
        let Some(Refresh { mut lists, decided }) = self.refresh.take() else {
            return;
        };
        for row in decided.iter() {
            lists.added.set(row, self.lists.added.contains(row));
        }
        self.lists = lists;
        let lists = &self.lists;
        let ticked =
            (0..self.ticked.words()).map(|word| self.ticked.word(word) & lists.tickable(word));
        let ticked: Vec<u64> = ticked.collect();
        self.ticked.assign(ticked.into_iter());
        self.revision += 1;
    }

    /// One of the lists could not be read: all is as the first reading has left it.
    pub fn cancel_refresh(&mut self) {
        self.refresh = None;
    }

    /// Whether the reading that goes on, or the last one, has found nobody who is added.
    #[must_use]
    pub fn has_read_none_added(&self) -> bool {
        let lists = self.refresh.as_ref().map_or(&self.lists, |it| &it.lists);
        (0..lists.words()).all(|word| lists.added.word(word) == 0)
    }

    /// Whether a second reading has begun.
    #[must_use]
    pub const fn is_refreshing(&self) -> bool {
        self.refresh.is_some()
    }
}

#[cfg(test)]
mod tests;
