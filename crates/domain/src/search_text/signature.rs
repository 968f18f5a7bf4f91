//! Which letters and pairs of letters occur in a text, as a few bits. What a word needs and a text does not have spares
//! the search in it: of 100 000 texts a word of three letters leaves some hundred to be looked into.

use crate::letters::{AA, AE, OE};

/// `e`, or what can be read as one: the second letter of `æ` and `ø` where those are spelled `ae` and `oe`.
const E_IN_ANY_SPELLING: u64 = 1 << 39;
/// Bytes that are no letter of the Norwegian alphabet and no digit share the bits from here on.
const FIRST_SHARED_BIT: u32 = 40;

/// What occurs in a folded text, or has to occur where a word is to be found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Signature {
    letters: u64,
    /// Pairs of neighbours; several pairs share a bit.
    pairs: u64,
    /// Pairs of digits. They have bits of their own since every row has eight of them.
    pairs_of_digits: u64,
}

impl Signature {
    /// Of a text in which words are searched.
    pub(crate) fn of_text(text: &[u8]) -> Self {
        let mut signature = Self::default();
        let mut previous = b' ';
        for &byte in text {
            if byte != b' ' {
                signature.add_letter_of_text(previous, byte);
            }
            previous = byte;
        }
        signature
    }

    fn add_letter_of_text(&mut self, previous: u8, byte: u8) {
        self.letters |= bit(byte);
        match (previous, byte) {
            (_, AA) => {
                self.letters |= bit(b'a');
                self.add_pair(b'a', b'a');
            }
            (_, OE) => {
                self.letters |= bit(b'o') | E_IN_ANY_SPELLING;
                self.add_pair(b'o', b'e');
            }
            (_, AE) => {
                self.letters |= bit(b'a') | E_IN_ANY_SPELLING;
                self.add_pair(b'a', b'e');
            }
            (b'a', b'a') => self.letters |= bit(AA),
            (b'o', b'e') => self.letters |= bit(OE) | E_IN_ANY_SPELLING,
            (b'a', b'e') => self.letters |= bit(AE) | E_IN_ANY_SPELLING,
            (_, b'e') => self.letters |= E_IN_ANY_SPELLING,
            _ => {}
        }
        // What the byte before can end as, and this one begin as, in any spelling.
        let (one, other) = match previous {
            b' ' => return,
            AA => (b'a', None),
            OE => (b'o', Some(b'e')),
            AE => (b'a', Some(b'e')),
            plain => (plain, None),
        };
        let first = match byte {
            AA | AE => b'a',
            OE => b'o',
            plain => plain,
        };
        self.add_pair(one, first);
        if let Some(other) = other {
            self.add_pair(other, first);
        }
    }

    /// What a text needs in which a word is to be found.
    pub(crate) fn of_word(word: &[u8]) -> Self {
        let mut signature = Self::default();
        let mut previous = None;
        for &byte in word {
            signature.letters |= match byte {
                // On its own it is not found in `æ` and `ø`.
                b'e' if word.len() > 1 => E_IN_ANY_SPELLING,
                _ => bit(byte),
            };
            // How a letter begins and ends in each of its spellings.
            let (first, last) = match byte {
                AA => (b'a', b'a'),
                OE => (b'o', b'e'),
                AE => (b'a', b'e'),
                plain => (plain, plain),
            };
            if let Some(previous) = previous {
                signature.add_pair(previous, first);
            }
            previous = Some(last);
        }
        signature
    }

    fn add_pair(&mut self, first: u8, second: u8) {
        let (first, second) = (u32::from(first), u32::from(second));
        let digits = u32::from(b'0')..=u32::from(b'9');
        if digits.contains(&first) && digits.contains(&second) {
            self.pairs_of_digits |= 1 << ((first * 10 + second) % 64);
        } else {
            // The high bits of a product depend on all bits of its factors.
            let hash = (first << 8 | second).wrapping_mul(0x9E37_79B1);
            self.pairs |= 1 << (hash >> 26);
        }
    }

    /// Takes in what another one has.
    pub(crate) fn add(&mut self, other: Self) {
        self.letters |= other.letters;
        self.pairs |= other.pairs;
        self.pairs_of_digits |= other.pairs_of_digits;
    }

    /// Whether all that the other one needs is there.
    pub(crate) const fn covers(self, needed: Self) -> bool {
        let missing = needed.letters & !self.letters
            | needed.pairs & !self.pairs
            | needed.pairs_of_digits & !self.pairs_of_digits;
        missing == 0
    }
}

/// Whether a text that covers the signature of the word holds the word, too: it is one letter with a bit of its own.
pub(crate) fn tells_all_of(word: &[u8]) -> bool {
    matches!(word, [byte] if bit(*byte) < 1 << FIRST_SHARED_BIT)
}

const fn bit(byte: u8) -> u64 {
    let place = match byte {
        b'a'..=b'z' => (byte - b'a') as u32,
        b'0'..=b'9' => 26 + (byte - b'0') as u32,
        AA => 36,
        OE => 37,
        AE => 38,
        _ => FIRST_SHARED_BIT + byte as u32 % (u64::BITS - FIRST_SHARED_BIT),
    };
    1 << place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search_text::{SearchQuery, push_folded};
    use crate::{SearchText, org_number::grouped};
    use proptest::prelude::*;

    fn check(query: &str, fields: &[&str]) {
        let query = SearchQuery::parse(query);
        let mut folded = Vec::new();
        push_folded(fields, &mut folded);
        let found = query.matches_folded(Signature::of_text(&folded), || &folded);
        assert_eq!(found, query.matches(&SearchText::new(fields)), "{fields:?}");
    }

    #[test]
    fn words_of_one_letter_are_found_without_a_look() {
        for letter in 'a'..='z' {
            for text in ["Øst", "oe", "Ærlig", "ae", "Aas", "Ås", "xyz"] {
                check(&letter.to_string(), &[text]);
            }
        }
        for letter in ["å", "ø", "æ", "7", "é", "-", "山"] {
            for text in [
                "Øst", "oe", "o e", "Ærlig", "Aas", "Ås", "a a", "7", "-", "山",
            ] {
                check(letter, &[text]);
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn nothing_is_missed(query in "[aeosåøæAEOÅØÆ1. -]{0,5}", name in "[aeosåøæAEOÅØÆ1. -]{0,8}") {
            check(&query, &[&name, "310495670"]);
        }

        #[test]
        fn nothing_is_missed_in_any_text(query in ".{0,3}", name in ".{0,20}") {
            check(&query, &[&name, ""]);
        }

        #[test]
        fn no_digits_are_missed(number in "[0-9]{9}", from in 0..9_usize, length in 1..9_usize) {
            let query = &number[from..(from + length).min(9)];
            check(query, &["x", &number]);
            check(&grouped(query), &["x", &grouped(&number)]);
        }
    }
}
