//! A list that is read while it arrives.
//!
//! A list of 78 000 clients has 65 MB. Read row by row it can be shown and searched after the first part, and its text is
//! never held as a whole: what has been read is dropped. Rows are read as in [`crate::LenientList`], each alone, so that
//! an odd one costs only itself.

use serde::de::{DeserializeOwned, IgnoredAny};
use std::marker::PhantomData;

/// Some servers begin a text so.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";
/// Stands where a list could be.
const NULL: &[u8] = b"null";

/// The rows of a JSON array of which the bytes arrive in pieces. An empty text and `null` are an empty list.
///
/// ```
/// # use fullmakt_contract::row_stream::RowStream;
/// let mut stream = RowStream::<u32>::new();
/// stream.push(b"[1, 2");
/// assert_eq!(stream.next_row(), Some(Ok(1)));
/// // The number can go on.
/// assert_eq!(stream.next_row(), None);
/// stream.push(b"0]");
/// assert_eq!(stream.next_row(), Some(Ok(20)));
/// assert_eq!(stream.finish(), Ok(()));
/// ```
#[derive(Debug)]
pub struct RowStream<T> {
    /// What has arrived.
    bytes: Vec<u8>,
    /// Where the row begins that is looked through; what stands before it has been read.
    read: usize,
    /// So far it has been looked through.
    scanned: usize,
    place: Place,
    row: RowScanner,
    rows: usize,
    unreadable: usize,
    row_type: PhantomData<fn() -> T>,
}

/// A row that could not be read. A page that shows the list says how many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnreadableRow;

/// Why there is no whole list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowStreamError {
    /// The text ends before the list does, or rows are left that nobody has taken.
    Incomplete {
        /// So many rows were taken, unreadable ones among them.
        rows: usize,
    },
    /// The text is no list, or from some row on no JSON.
    NotAList {
        /// So many rows were taken before that.
        rows: usize,
    },
}

/// What the next byte can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The first one, or the next of a byte order mark.
    Start(usize),
    /// The list, or white space before it.
    List,
    /// The next of `null`.
    Null(usize),
    /// The first row, or the end of the list.
    FirstRow,
    /// A row.
    Row,
    /// The next of a row.
    InRow,
    /// A comma, or the end of the list.
    BehindRow,
    /// White space only.
    End,
    /// Nothing any more: the text is no list.
    Broken,
}

impl<T: DeserializeOwned> Default for RowStream<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: DeserializeOwned> RowStream<T> {
    /// Nothing has arrived yet.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            bytes: Vec::new(),
            read: 0,
            scanned: 0,
            place: Place::Start(0),
            row: RowScanner::new(),
            rows: 0,
            unreadable: 0,
            row_type: PhantomData,
        }
    }

    /// Takes the next bytes. They may begin and end anywhere, also in the middle of a letter.
    pub fn push(&mut self, bytes: &[u8]) {
        // Only when more is read than is left: so no byte is moved often, however many rows wait to be taken.
        if self.read > self.bytes.len() / 2 {
            self.bytes.drain(..self.read);
            self.scanned = self.scanned.saturating_sub(self.read);
            self.read = 0;
        }
        self.bytes.extend_from_slice(bytes);
    }

    /// The next row of what has arrived; none when more has to arrive first, and when the list has ended.
    pub fn next_row(&mut self) -> Option<Result<T, UnreadableRow>> {
        loop {
            let rest = self.bytes.get(self.scanned..).unwrap_or_default();
            let byte = *rest.first()?;
            if self.place != Place::InRow {
                self.place = after(self.place, byte);
                if self.place == Place::InRow {
                    self.row = RowScanner::new();
                } else {
                    self.scanned += 1;
                }
                self.read = self.scanned;
                continue;
            }
            let length = self.row.end_in(rest);
            self.scanned += length.unwrap_or(rest.len());
            length?;
            let row = self.bytes.get(self.read..self.scanned).unwrap_or_default();
            let decoded = serde_json::from_slice(row);
            // Of what is no JSON nobody knows where its rows end.
            if decoded.is_err() && serde_json::from_slice::<IgnoredAny>(row).is_err() {
                self.place = Place::Broken;
                continue;
            }
            self.place = Place::BehindRow;
            self.read = self.scanned;
            self.rows += 1;
            self.unreadable += usize::from(decoded.is_err());
            return Some(decoded.map_err(|_| UnreadableRow));
        }
    }

    /// How many rows have been taken, unreadable ones among them.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// How many of them could not be read.
    #[must_use]
    pub const fn unreadable(&self) -> usize {
        self.unreadable
    }

    /// Whether it is known already that the text is no list, so that the rest of it need not arrive.
    #[must_use]
    pub const fn is_broken(&self) -> bool {
        matches!(self.place, Place::Broken)
    }

    /// All bytes have arrived and all rows have been taken.
    ///
    /// # Errors
    /// When there was no whole list; see [`RowStreamError`].
    pub fn finish(mut self) -> Result<(), RowStreamError> {
        let rows = self.rows;
        let is_row_left = self.next_row().is_some();
        match self.place {
            _ if is_row_left => Err(RowStreamError::Incomplete { rows }),
            Place::Start(0) | Place::List | Place::End => Ok(()),
            Place::Broken => Err(RowStreamError::NotAList { rows }),
            _ => Err(RowStreamError::Incomplete { rows }),
        }
    }
}

/// What can follow a byte that is in no row. The first byte of a row is read by the scanner.
fn after(place: Place, byte: u8) -> Place {
    let is_white = matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
    match (place, byte) {
        (Place::Start(read), _) if BYTE_ORDER_MARK.get(read) == Some(&byte) => match read {
            2 => Place::List,
            _ => Place::Start(read + 1),
        },
        (Place::Null(read), _) if NULL.get(read) == Some(&byte) => match read {
            3 => Place::End,
            _ => Place::Null(read + 1),
        },
        (Place::Start(0) | Place::List, b'[') => Place::FirstRow,
        (Place::Start(0) | Place::List, b'n') => Place::Null(1),
        (Place::Start(0) | Place::List, _) if is_white => Place::List,
        (Place::Start(_) | Place::List | Place::Null(_) | Place::Broken, _) => Place::Broken,
        (place, _) if is_white => place,
        (Place::FirstRow | Place::BehindRow, b']') => Place::End,
        (Place::BehindRow, b',') => Place::Row,
        (Place::FirstRow | Place::Row, b']' | b'}' | b',' | b':') => Place::Broken,
        (Place::FirstRow | Place::Row, _) => Place::InRow,
        _ => Place::Broken,
    }
}

/// Finds the end of a row. Whether the row is JSON is seen when it is decoded.
#[derive(Debug, Clone, Copy)]
struct RowScanner {
    /// Of objects and lists.
    depth: usize,
    text: Text,
}

/// Where in a text of the row the scanner is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Text {
    Outside,
    Inside,
    /// Behind a backslash.
    Escaped,
}

impl RowScanner {
    const fn new() -> Self {
        Self {
            depth: 0,
            text: Text::Outside,
        }
    }

    /// How many of the bytes belong to the row; none when it goes on behind them.
    fn end_in(&mut self, bytes: &[u8]) -> Option<usize> {
        for (at, &byte) in bytes.iter().enumerate() {
            match (self.text, byte) {
                (Text::Escaped, _) => self.text = Text::Inside,
                (Text::Inside, b'\\') => self.text = Text::Escaped,
                (Text::Inside, b'"') => {
                    self.text = Text::Outside;
                    if self.depth == 0 {
                        return Some(at + 1);
                    }
                }
                (Text::Inside, _) => {}
                (Text::Outside, b'"') => self.text = Text::Inside,
                (Text::Outside, b'{' | b'[') => self.depth += 1,
                // A number or a word ends before what follows it.
                (Text::Outside, b',' | b']' | b'}') if self.depth == 0 => return Some(at),
                (Text::Outside, b'}' | b']') => {
                    self.depth -= 1;
                    if self.depth == 0 {
                        return Some(at + 1);
                    }
                }
                (Text::Outside, _) => {}
            }
        }
        None
    }
}

#[cfg(test)]
mod tests;
