//! Search in names and numbers: what is found by what. Said once for the whole product.
//!
//! | in the text | is found by | because |
//! |---|---|---|
//! | any letter | small and capital letters | registers hold names in capitals |
//! | `é`, `ü`, `š`, `ł` … | the letter without its accent, and with any other | few people type them |
//! | `å`, `ø`, `æ` (and `ö`, `ä`) | `å`, `aa`, `a`; `ø`, `oe`, `o`; `æ`, `ae`, `a` | so people spell them where they have no such keys. The one letter finds them because it is what stands there while `aa` is being typed |
//! | `aa`, `oe`, `ae` | `å`, `ø`, `æ` too | so names are spelled, too: Aas, Oehlenschläger |
//! | `a`, `o` | not `å`, `ø` | `ås` would find all that end in `AS` |
//! | white space, runs of it | any white space | names are pasted from tables |
//! | invisible characters | – | they come with what is pasted |
//! | a number, in whatever groups | its digits, in whatever groups, with `NO` before and `MVA` behind | `NO 991 825 827 MVA` |
//!
//! A text is found when each word of the query occurs somewhere in it, or when the query is a number and its digits do.

use crate::invisible::{is_combining, is_invisible};
use crate::letters::{AA, AE, OE, push_base};
use crate::org_number;
use signature::Signature;
use std::ops::Range;

pub(crate) mod signature;
mod substring;

/// Of a longer word of a query so many bytes count.
const MOST_BYTES: usize = 63;

/// What the marks begin with in UTF-8 that make another letter of the one before them.
const FIRST_OF_MARKS: u8 = 0xCC;

/// What of a row can be searched, folded once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchText(Box<[u8]>);

impl SearchText {
    /// From all fields of a row that can be searched: names, numbers. A field that is a number is also found by its
    /// digits alone.
    #[must_use]
    pub fn new(fields: &[&str]) -> Self {
        // Room for the usual case, in which nothing becomes longer.
        let mut bytes = Vec::with_capacity(fields.iter().map(|field| field.len() + 1).sum());
        push_folded(fields, &mut bytes);
        Self(bytes.into_boxed_slice())
    }
}

/// Adds what a [`SearchText`] of these fields holds, for lists that keep the texts of all rows in one piece.
pub(crate) fn push_folded(fields: &[&str], bytes: &mut Vec<u8>) {
    for field in fields {
        fold(field, bytes, None);
        // Between fields, and no part of any word.
        bytes.push(b' ');
        if let Some(number) = number(field)
            && number != *field
        {
            bytes.extend_from_slice(number.as_bytes());
            bytes.push(b' ');
        }
    }
}

/// What is searched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchQuery {
    words: Vec<Word>,
    number: Option<Word>,
    /// Of all words together.
    signature: Signature,
}

impl SearchQuery {
    /// From a text as it is typed or pasted.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut bytes = Vec::new();
        fold(text, &mut bytes, None);
        let words = bytes.split(|&byte| byte == b' ');
        let words: Vec<Word> = words
            .filter(|word| !word.is_empty())
            .map(Word::new)
            .collect();
        let mut signature = Signature::default();
        words.iter().for_each(|word| signature.add(word.signature));
        Self {
            words,
            number: number(text).map(|number| Word::new(number.as_bytes())),
            signature,
        }
    }

    /// Whether there is nothing to search for. Such a query finds everything.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether the text is found.
    #[must_use]
    pub fn matches(&self, text: &SearchText) -> bool {
        let occurs = |word: &Word| word.occurs_in(&text.0);
        self.words.iter().all(occurs) || self.number.as_ref().is_some_and(occurs)
    }

    /// Whether everything that this query finds is found by the other one too, so that only its hits have to be
    /// searched: it is so when the other one is what stood there before more was typed. When in doubt, no.
    #[must_use]
    pub fn narrows(&self, other: &Self) -> bool {
        // A part from the middle is not enough: `oes` finds `øs`, `es` does not.
        let is_begun = |word: &Word| self.words.iter().any(|own| own.begins_with(word));
        let is_found_by_words =
            other.words.iter().all(is_begun) || other.number.as_ref().is_some_and(is_begun);
        let is_found_by_number = self.number.as_ref().is_none_or(|number| {
            let is_begun = |word: &Word| number.begins_with(word);
            other.words.iter().all(is_begun) || other.number.as_ref().is_some_and(is_begun)
        });
        is_found_by_words && is_found_by_number
    }

    /// Whether a text that has been folded by [`push_folded`] is found. Its signature spares most texts the search.
    pub(crate) fn matches_folded<'a>(
        &self,
        signature: Signature,
        text: impl Fn() -> &'a [u8],
    ) -> bool {
        let occurs = |word: &Word| word.is_told_by_signature || word.occurs_in(text());
        let is_number = |number: &Word| signature.covers(number.signature) && occurs(number);
        (signature.covers(self.signature) && self.words.iter().all(occurs))
            || self.number.as_ref().is_some_and(is_number)
    }
}

/// Which parts of a text a query has found, for marking them: ranges of bytes on borders of characters, in order and
/// apart from each other. `original` is the text as it is shown, for example one field of a row.
#[must_use]
pub fn hits(original: &str, query: &SearchQuery) -> Vec<Range<usize>> {
    let mut marked = vec![false; original.len()];
    let (mut bytes, mut places) = (Vec::new(), Vec::new());
    fold(original, &mut bytes, Some(&mut places));
    for word in &query.words {
        mark(word, &bytes, &places, &mut marked);
    }
    if let (Some(word), Some(_)) = (&query.number, number(original)) {
        let digits = original.bytes().enumerate();
        let digits = digits.filter(|(_, byte)| byte.is_ascii_digit());
        let (places, bytes): (Vec<_>, Vec<_>) = digits.map(|(at, byte)| (at..at + 1, byte)).unzip();
        mark(word, &bytes, &places, &mut marked);
    }
    let mut hits = Vec::new();
    let mut start = None;
    for at in 0..=original.len() {
        match (start, marked.get(at) == Some(&true)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                hits.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    hits
}

/// Marks every occurrence of a word. `places` says of each byte which part of the original it comes from.
fn mark(word: &Word, bytes: &[u8], places: &[Range<usize>], marked: &mut [bool]) {
    for start in 0..bytes.len() {
        let end = word.end_in(&bytes[start..], true);
        let found = end.and_then(|end| Some((places.get(start)?, places.get(start + end - 1)?)));
        if let Some((first, last)) = found {
            marked[first.start..last.end].fill(true);
        }
    }
}

/// The digits of a number as people write it: with white space and dots, `NO`, `MVA` and `org.nr.`
fn number(text: &str) -> Option<String> {
    // Most texts are names.
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let compact = org_number::compact(text);
    let number = org_number::without_words(&compact);
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| number.to_owned())
}

/// Adds the text without case, accents, invisible characters and runs of white space; and if asked for, of each byte
/// which part of the text it comes from.
fn fold(text: &str, bytes: &mut Vec<u8>, mut places: Option<&mut Vec<Range<usize>>>) {
    let start = bytes.len();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let rest = chars.as_str();
        let end = text.len() - rest.len();
        if c.is_ascii_alphanumeric() && rest.as_bytes().first() != Some(&FIRST_OF_MARKS) {
            // What names are made of, without the detour.
            bytes.push(c.to_ascii_lowercase() as u8);
        } else if c.is_whitespace() {
            if bytes.len() > start && bytes.last() != Some(&b' ') {
                bytes.push(b' ');
            }
        } else if is_combining(c) {
            // It is a part of the letter before it.
            if let Some(place) = places.as_mut().and_then(|places| places.last_mut()) {
                place.end = end;
            }
        } else if !c.is_control() && !is_invisible(c) {
            push_base(c, rest, bytes);
        }
        if let Some(places) = &mut places {
            places.resize(bytes.len() - start, end - c.len_utf8()..end);
        }
    }
    if bytes.len() > start && bytes.last() == Some(&b' ') {
        bytes.pop();
    }
}

/// A word of a query, as the table that finds it in one pass over a text, in which all spellings are followed at the
/// same time (the Shift-And algorithm of Baeza-Yates and Gonnet).
///
/// In a state bit `n` says that the first `n` bytes of the word have just been read.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    /// For each byte the places in the word at which it stands.
    places: Box<[u64; 256]>,
    /// The bit of a state in which all of the word has been read.
    whole: u64,
    /// What a text has to have.
    signature: Signature,
    /// A text that has it holds the word.
    is_told_by_signature: bool,
    bytes: Box<[u8]>,
    /// It holds a letter that has other spellings, or is a part of one.
    has_spellings: bool,
}

impl Word {
    fn new(word: &[u8]) -> Self {
        let mut places = Box::new([0; 256]);
        let word = &word[..word.len().min(MOST_BYTES)];
        for (at, &byte) in word.iter().enumerate() {
            places[usize::from(byte)] |= 1 << at;
        }
        Self {
            places,
            whole: 1 << word.len(),
            signature: Signature::of_word(word),
            is_told_by_signature: signature::tells_all_of(word),
            bytes: word.into(),
            // An `e` is one only behind another letter.
            has_spellings: word
                .iter()
                .any(|byte| matches!(*byte, b'a' | b'o' | AA | OE | AE)),
        }
    }

    /// Whether the other word is the beginning of this one, or the same.
    fn begins_with(&self, other: &Self) -> bool {
        self.bytes.starts_with(&other.bytes)
    }

    /// Whether the text holds the word. Most texts hold it as it is spelled, which is found sooner.
    fn occurs_in(&self, text: &[u8]) -> bool {
        substring::contains(text, &self.bytes)
            || (self.has_spellings && self.end_in(text, false).is_some())
    }

    /// Where the first occurrence ends; when it is anchored, of those that begin with the text.
    fn end_in(&self, text: &[u8], is_anchored: bool) -> Option<usize> {
        let step = |state: u64, byte: u8| (state & self.places[usize::from(byte)]) << 1;
        let start = u64::from(!is_anchored);
        let (mut before, mut state, mut previous) = (0, 1, 0);
        for (at, &byte) in text.iter().enumerate() {
            let one_or_both = |first, second| {
                let one = step(state, first);
                one | step(one, second)
            };
            let spelled = match (previous, byte) {
                (_, AA) => one_or_both(b'a', b'a'),
                (_, OE) => one_or_both(b'o', b'e'),
                (_, AE) => one_or_both(b'a', b'e'),
                (b'a', b'a') => step(before, AA),
                (b'o', b'e') => step(before, OE),
                (b'a', b'e') => step(before, AE),
                _ => 0,
            };
            let next = step(state, byte) | spelled | start;
            if next & self.whole != 0 {
                return Some(at + 1);
            }
            (before, state, previous) = (state, next, byte);
        }
        None
    }
}

#[cfg(test)]
mod tests;
