//! Phone numbers as they are compared (docs/contract/contacts.md, sections 1.6 and 5.3).

use crate::invisible::is_invisible;

/// What two spellings of the same phone number have in common: the eight digits of a Norwegian
/// number, whether it was written bare, with `47`, `+47` or `0047`, and `+` with all digits of any
/// other that names a country.
///
/// Where a foreign country code ends is not guessed: `+4699000032` stays whole. A text without any
/// digit has nothing to compare, and gives an empty text.
#[must_use]
pub fn comparable(text: &str) -> String {
    let compact: String = text
        .chars()
        .filter(|&c| !is_separator(c) && !is_invisible(c))
        .collect();
    let (has_code, rest) = match compact.strip_prefix('+') {
        Some(rest) => (true, rest),
        None => match compact.strip_prefix("00") {
            Some(rest) => (true, rest),
            None => (false, compact.as_str()),
        },
    };
    if !rest.chars().any(|c| c.is_ascii_digit()) {
        return String::new();
    }
    match rest.strip_prefix("47") {
        Some(national) if national.len() == 8 => national.to_owned(),
        _ if has_code => format!("+{rest}"),
        _ => rest.to_owned(),
    }
}

/// What people put between the digits.
fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '.' | '(' | ')')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_number_are_the_same() {
        for text in [
            "99000031",
            "+4799000031",
            "004799000031",
            "4799000031",
            " 99 00 00 31 ",
            "99\u{A0}00\u{A0}00\u{A0}31",
            "(+47) 990-00.031",
            "\t+47 99000031\u{200B}",
        ] {
            assert_eq!(comparable(text), "99000031", "{text:?}");
        }
    }

    #[test]
    fn other_countries_stay_whole() {
        assert_eq!(comparable("004699000032"), "+4699000032");
        assert_eq!(comparable("+46 99 00 00 32"), "+4699000032");
        assert_ne!(comparable("+4699000032"), comparable("99000032"));
        // Eight digits that begin with 47 are a number, and not a country with six.
        assert_eq!(comparable("47112233"), "47112233");
        assert_eq!(comparable("02800"), "02800");
    }

    #[test]
    fn what_has_no_digit_compares_with_nothing() {
        for text in ["", " ", "+", "00", "abc", "-()"] {
            assert_eq!(comparable(text), "", "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_panics(text in ".*") {
            let _ = comparable(&text);
        }
    }
}
