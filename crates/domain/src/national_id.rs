//! Norwegian national identity numbers (docs/contract/contacts.md, section 5.2).

use crate::invisible::is_invisible;
use std::fmt;

/// A national identity number whose form, day, month and check digits are valid.
///
/// Personal data: what is printed, for people and in logs alike, is the masked form
/// ([`NationalId::masked`]). The digits come out only where somebody asks for them by name.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct NationalId([u8; 11]);

/// Why a text is not a national identity number. The text itself is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NationalIdError {
    /// There is something else than digits in it, or nothing.
    NotDigits,
    /// So many digits, where eleven are needed.
    WrongLength(usize),
    /// The first four digits are no day of a month.
    NoDate,
    /// A check digit does not fit.
    CheckDigit,
}

impl NationalId {
    /// Reads eleven digits; white space and invisible characters between them do not matter.
    ///
    /// Accepted side by side are today's rule for the first check digit and the rule of 2032, by
    /// which it may deviate; ordinary numbers, D numbers (day + 40), H numbers (month + 40) and
    /// synthetic ones (month + 65 or + 80), and their combinations.
    ///
    /// # Errors
    /// Says what is wrong with the text; see [`NationalIdError`].
    pub fn parse(text: &str) -> Result<Self, NationalIdError> {
        let mut digits = [0; 11];
        let mut count = 0;
        for c in text
            .chars()
            .filter(|&c| !c.is_whitespace() && !is_invisible(c))
        {
            let digit = c.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
            let digit = digit.ok_or(NationalIdError::NotDigits)?;
            if let Some(place) = digits.get_mut(count) {
                *place = digit;
            }
            count += 1;
        }
        if count == 0 {
            return Err(NationalIdError::NotDigits);
        }
        if count != 11 {
            return Err(NationalIdError::WrongLength(count));
        }
        if !has_date(&digits) {
            return Err(NationalIdError::NoDate);
        }
        if !has_valid_check_digits(&digits) {
            return Err(NationalIdError::CheckDigit);
        }
        Ok(Self(digits))
    }

    /// All eleven digits. For the wire, and for a reveal that somebody has asked for.
    #[must_use]
    pub fn reveal(&self) -> String {
        text_of(&self.0)
    }

    /// The first six digits, the rest as stars: `061177*****` (docs/contract/contacts.md, section 4).
    #[must_use]
    pub fn masked(&self) -> String {
        text_of(&self.0[..6]) + "*****"
    }

    /// A number that no living person has: month + 65 (health sector) or + 80 (tax authority).
    #[must_use]
    pub fn is_synthetic(&self) -> bool {
        month_field(&self.0) > 65
    }
}

fn text_of(digits: &[u8]) -> String {
    digits
        .iter()
        .map(|digit| char::from(b'0' + digit))
        .collect()
}

fn month_field(digits: &[u8; 11]) -> u8 {
    digits[2] * 10 + digits[3]
}

/// Whether the first four digits are a day of a month, marks taken off. The century is not always
/// in the number, so 29 February passes in every year.
fn has_date(digits: &[u8; 11]) -> bool {
    let day = digits[0] * 10 + digits[1];
    let day = if day > 40 { day - 40 } else { day };
    let month = match month_field(digits) {
        field @ 81..=92 => field - 80,
        field @ 66..=77 => field - 65,
        field @ 41..=52 => field - 40,
        field => field,
    };
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 29,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// The first check digit may give a remainder of 0 to 3: 0 is today's rule, the others come with
/// 2032. The second one has to fit as it always had.
fn has_valid_check_digits(digits: &[u8; 11]) -> bool {
    const FIRST: [u32; 10] = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
    const SECOND: [u32; 11] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
    remainder(&FIRST, digits) <= 3 && remainder(&SECOND, digits) == 0
}

/// The weighted sum modulo 11, the check digit itself counted once.
fn remainder(weights: &[u32], digits: &[u8; 11]) -> u32 {
    let products = weights.iter().zip(digits);
    products
        .map(|(weight, digit)| weight * u32::from(*digit))
        .sum::<u32>()
        % 11
}

impl fmt::Display for NationalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl fmt::Debug for NationalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NationalId({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_number_of_the_seed_passes() {
        for number in [
            "01819010001",
            "12828510078",
            "05897010021",
            "23847810092",
            "30908810062",
            "14889510014",
            "07849210038",
            "06917701502",
            "11906700958",
        ] {
            let id = NationalId::parse(number).unwrap();
            assert_eq!(id.reveal(), number);
            assert!(id.is_synthetic(), "{number}");
        }
    }

    #[test]
    fn the_rule_of_2032_is_accepted_beside_todays() {
        assert!(NationalId::parse("13896895898").is_ok());
        let refused = |text| NationalId::parse(text).unwrap_err();
        assert_eq!(refused("01017512345"), NationalIdError::CheckDigit);
        assert_eq!(refused("12345678901"), NationalIdError::NoDate);
    }

    /// Completes nine digits with check digits of today's rule, by trying them all.
    fn complete(nine: &str) -> Option<String> {
        (0..100)
            .map(|check| format!("{nine}{check:02}"))
            .find(|text| {
                let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
                let sum =
                    |weights: &[u32]| weights.iter().zip(&digits).map(|(w, d)| w * d).sum::<u32>();
                sum(&[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 == 0
                    && sum(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
            })
    }

    #[test]
    fn d_numbers_and_marks_on_the_month_are_accepted_together() {
        for (nine, synthetic) in [
            ("410180100", false),
            ("418180100", true),
            ("014180100", false),
            ("016680100", true),
            ("718180100", true),
        ] {
            // Some starts have no check digits at all; then the next individual number has.
            let start: u32 = nine.parse().unwrap();
            let number = (start..start + 20)
                .find_map(|n| complete(&format!("{n:09}")))
                .unwrap();
            let id = NationalId::parse(&number).unwrap();
            assert_eq!(id.is_synthetic(), synthetic, "{number}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        let check = |text, error| assert_eq!(NationalId::parse(text), Err(error), "{text:?}");
        check("", NationalIdError::NotDigits);
        check("intuitiv hest", NationalIdError::NotDigits);
        check("0181901000", NationalIdError::WrongLength(10));
        check("018190100011", NationalIdError::WrongLength(12));
        check("01819010002", NationalIdError::CheckDigit);
        check("32010112345", NationalIdError::NoDate);
        check("30020112345", NationalIdError::NoDate);
        check("00010112345", NationalIdError::NoDate);
        check("01130112345", NationalIdError::NoDate);
        check("81010112345", NationalIdError::NoDate);
    }

    #[test]
    fn nothing_prints_the_last_five_digits() {
        let id = NationalId::parse("018190 10001").unwrap();
        assert_eq!(format!("{id}"), "018190*****");
        assert_eq!(format!("{id:?}"), "NationalId(018190*****)");
        assert!(!format!("{:#?}", Some(&id)).contains("10001"));
    }

    proptest! {
        #[test]
        fn nothing_panics(text in ".*") {
            let _ = NationalId::parse(&text);
        }

        #[test]
        fn no_digits_panic(text in "[0-9]{11}") {
            if let Ok(id) = NationalId::parse(&text) {
                prop_assert_eq!(id.reveal(), text);
            }
        }
    }
}
