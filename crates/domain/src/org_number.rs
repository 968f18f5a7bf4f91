//! Norwegian organisation numbers (docs/contract/contacts.md, section 5.1).

use crate::invisible::is_invisible;
use std::fmt;

/// Joins the groups of a number: wide enough to read, and no line breaks there.
const GROUP_SEPARATOR: char = '\u{A0}';

/// An organisation number: nine digits, the last of which is a valid check digit (modulus 11).
///
/// It is kept as text, since leading zeros occur. Numbers that come over the wire are *not* of this
/// type: some real answers hold numbers that fail the check, and a page must show them all the same.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OrgNumber([u8; 9]);

/// Why a text is not an organisation number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrgNumberError {
    /// Nothing is left when separators and known words are taken away.
    Empty,
    /// There is something else than digits in it.
    NotDigits,
    /// So many digits, where nine are needed.
    WrongLength(usize),
    /// Nine digits, but the last one does not fit: a slip of the finger, or old test data. A search
    /// may go on with it after a warning.
    CheckDigit,
}

impl OrgNumber {
    /// Reads a number as people type and paste it: with any white space (no-break spaces too),
    /// dots, invisible characters, the words `org.nr.` or `organisasjonsnummer` before it, and as
    /// a VAT number (`NO 991 825 827 MVA`).
    ///
    /// # Errors
    /// Says what is wrong with the text; see [`OrgNumberError`].
    pub fn parse(text: &str) -> Result<Self, OrgNumberError> {
        let mut digits = [0; 9];
        let mut count = 0;
        let compact = compact(text);
        let number = without_words(&compact);
        for byte in number.bytes() {
            if !byte.is_ascii_digit() {
                return Err(OrgNumberError::NotDigits);
            }
            if let Some(place) = digits.get_mut(count) {
                *place = byte;
            }
            count += 1;
        }
        match count {
            0 => Err(OrgNumberError::Empty),
            9 if has_valid_check_digit(&digits) => Ok(Self(digits)),
            9 => Err(OrgNumberError::CheckDigit),
            _ => Err(OrgNumberError::WrongLength(count)),
        }
    }

    /// The nine digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Only digits are ever stored, so the default is never used.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The number in groups of three with no-break spaces: `311 037 889`.
    #[must_use]
    pub fn grouped(&self) -> String {
        grouped(self.as_str())
    }
}

/// Any number from the wire in groups of three, whatever its length, as the portal groups it. A text with anything but
/// digits in it stays as it is.
#[must_use]
pub fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + 2 * digits.len() / 3);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        text.push_str(digits);
        return text;
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && index % 3 == 0 {
            text.push(GROUP_SEPARATOR);
        }
        text.push(digit);
    }
    text
}

/// A number as it is looked up in the contact register: without the blanks that real answers pad
/// short ones with (`"00210    "`; docs/contract/contacts.md, sections 1.3 and 1.8). What is left need
/// not be a valid number.
#[must_use]
pub fn trimmed(number: &str) -> &str {
    number.trim()
}

/// Lower case, without white space, dots, colons and invisible characters.
pub(crate) fn compact(text: &str) -> String {
    text.chars()
        .filter(|&c| !(c.is_whitespace() || c == '.' || c == ':' || is_invisible(c)))
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// Takes away the words that stand before and after a number.
pub(crate) fn without_words(compact: &str) -> &str {
    let mut rest = compact;
    for word in ["organisasjonsnummer", "orgnummer", "orgnr", "org", "no"] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    rest.strip_suffix("mva").unwrap_or(rest)
}

fn has_valid_check_digit(digits: &[u8; 9]) -> bool {
    const WEIGHTS: [u32; 8] = [3, 2, 7, 6, 5, 4, 3, 2];
    let sum: u32 = WEIGHTS
        .iter()
        .zip(digits)
        .map(|(weight, digit)| weight * u32::from(digit - b'0'))
        .sum();
    // A remainder of 1 would need the digit 10: such numbers are never given out.
    let check = (11 - sum % 11) % 11;
    check == u32::from(digits[8] - b'0')
}

impl fmt::Display for OrgNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for OrgNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OrgNumber({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_number_of_the_seed_passes() {
        for number in [
            "314248295",
            "310495670",
            "311037889",
            "991825827",
            "312605074",
            "312605031",
            "123456785",
        ] {
            assert_eq!(
                OrgNumber::parse(number).map(|n| n.to_string()),
                Ok(number.into())
            );
        }
    }

    #[test]
    fn is_read_as_people_type_it() {
        for text in [
            "991825827",
            " 991 825 827 ",
            "991\u{A0}825\u{A0}827",
            "991\u{202F}825\u{2009}827",
            "991.825.827",
            "NO 991 825 827 MVA",
            "no991825827mva",
            "NO991825827",
            "991825827MVA",
            "org.nr. 991 825 827",
            "Org. nr.: 991825827",
            "orgnr 991825827",
            "Organisasjonsnummer: NO 991 825 827 MVA",
            "org.no. 991825827",
            "\u{FEFF}991825\u{200B}827\r\n",
            "991\t825\t827",
        ] {
            assert_eq!(
                OrgNumber::parse(text).map(|n| n.to_string()),
                Ok("991825827".into()),
                "{text:?}"
            );
        }
    }

    #[test]
    fn says_what_is_wrong() {
        let check = |text, error| assert_eq!(OrgNumber::parse(text), Err(error), "{text:?}");
        check("", OrgNumberError::Empty);
        check(" . ", OrgNumberError::Empty);
        check("NO MVA", OrgNumberError::Empty);
        check("99182582", OrgNumberError::WrongLength(8));
        check("9918258270", OrgNumberError::WrongLength(10));
        check("991825828", OrgNumberError::CheckDigit);
        check("910110914", OrgNumberError::CheckDigit);
        check("123456789", OrgNumberError::CheckDigit);
        check("SMARTCLOUD AS", OrgNumberError::NotDigits);
        check("991-825-827", OrgNumberError::NotDigits);
        check("٩٩١٨٢٥٨٢٧", OrgNumberError::NotDigits);
        check("9918258MVA27", OrgNumberError::NotDigits);
    }

    #[test]
    fn a_remainder_of_one_has_no_check_digit() {
        // 6 * 3 + 8 * 2 = 34, and 34 mod 11 = 1.
        for last in '0'..='9' {
            let text = format!("60000008{last}");
            assert_eq!(
                OrgNumber::parse(&text),
                Err(OrgNumberError::CheckDigit),
                "{text}"
            );
        }
    }

    #[test]
    fn is_grouped_in_threes() {
        let number = OrgNumber::parse("311037889").unwrap();
        assert_eq!(number.grouped(), "311\u{A0}037\u{A0}889");
        assert_eq!(grouped("00210"), "002\u{A0}10");
        assert_eq!(grouped(""), "");
        assert_eq!(grouped("50001 2"), "50001 2");
    }

    #[test]
    fn padding_is_taken_off() {
        assert_eq!(trimmed("00210    "), "00210");
        assert_eq!(trimmed(" 010000211"), "010000211");
    }

    proptest! {
        #[test]
        fn nothing_panics(text in ".*") {
            let _ = OrgNumber::parse(&text);
            let _ = grouped(&text);
        }

        #[test]
        fn exactly_one_last_digit_at_most_is_right(first in "[0-9]{8}") {
            let right = (0..10).filter(|d| OrgNumber::parse(&format!("{first}{d}")).is_ok()).count();
            prop_assert!(right <= 1);
        }

        #[test]
        fn what_is_shown_reads_back(first in "[0-9]{8}", last in 0..10u8) {
            if let Ok(number) = OrgNumber::parse(&format!("{first}{last}")) {
                prop_assert_eq!(OrgNumber::parse(&number.to_string()), Ok(number));
                prop_assert_eq!(OrgNumber::parse(&number.grouped()), Ok(number));
            }
        }
    }
}
