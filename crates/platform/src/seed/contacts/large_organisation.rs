//! An organisation with more people than fit on a page (docs/contract/contacts.md, section 1.7).

use super::{Register, both, fixtures::FixtureOrganisation, person};
use crate::store::StoreError;
use fullmakt_domain::NationalId;

/// Its number.
const NUMBER: &str = "314200411";
/// How many people.
const COUNT: u32 = 250;
/// Phone numbers `990000NN` from here on; those below have a meaning elsewhere in the seed.
const FIRST_NUMBER: u32 = 99_000_040;
/// How many such numbers there are.
const NUMBERS: u32 = 60;

const FIRST_NAMES: [&str; 25] = [
    "ARG", "BLID", "DYP", "EKTE", "FIN", "GOD", "HVASS", "IVRIG", "JEVN", "KVIKK", "LITEN", "MILD",
    "NETT", "OPEN", "PEN", "RANK", "SPREK", "TAPPER", "ULIK", "VAR", "YR", "ÆRBAR", "ØM", "ÅRVÅK",
    "STOLT",
];
const LAST_NAMES: [&str; 10] = [
    "MAUR", "BILLE", "HUMLE", "VEPS", "GRILLE", "LARVE", "MØLL", "KLEGG", "SNEGL", "MARK",
];

pub(super) fn fill(register: &mut Register<'_>) -> Result<(), StoreError> {
    register.add(FixtureOrganisation {
        number: NUMBER.to_owned(),
        name: "MANGE MAUR".to_owned(),
        unit_type: Some("SA".to_owned()),
        last_changed: Some("2022-02-22T22:22:22.222".to_owned()),
        last_confirmed: Some("2024-01-31T10:00:00".to_owned()),
    })?;
    let names = LAST_NAMES.iter().flat_map(|last| {
        FIRST_NAMES
            .iter()
            .map(move |first| format!("{first} {last}"))
    });
    for (n, name) in (0..COUNT).zip(names) {
        let number = (FIRST_NUMBER + n % NUMBERS).to_string();
        let point = both(&number, &format!("maur{}@example.no", n + 1));
        let id = format!("r{}", 70_000_001 + n);
        let national_id = national_id(n);
        register.person(NUMBER, person(&id, &name, national_id.as_deref(), point))?;
    }
    Ok(())
}

/// A synthetic number (month + 80) with valid check digits for person `n`. Of ten individual numbers
/// that follow each other some have check digits.
fn national_id(n: u32) -> Option<String> {
    let (day, month) = (1 + n % 28, 81 + n / 28 % 12);
    (0..10).find_map(|tenth| {
        let nine = format!("{day:02}{month}70{:03}", 300 + tenth);
        let number = with_check_digits(&nine)?;
        NationalId::parse(&number).ok().map(|_| number)
    })
}

/// Nine digits with the two check digits of today's rule; none when one of them would be 10.
fn with_check_digits(nine: &str) -> Option<String> {
    const FIRST: [u32; 9] = [3, 7, 6, 1, 8, 9, 4, 5, 2];
    const SECOND: [u32; 10] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
    let ten = format!("{nine}{}", check_digit(nine, &FIRST)?);
    let second = check_digit(&ten, &SECOND)?;
    Some(format!("{ten}{second}"))
}

fn check_digit(digits: &str, weights: &[u32]) -> Option<u32> {
    let digits = digits.chars().filter_map(|c| c.to_digit(10));
    let sum: u32 = digits
        .zip(weights)
        .map(|(digit, weight)| digit * weight)
        .sum();
    match (11 - sum % 11) % 11 {
        10 => None,
        digit => Some(digit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fullmakt_domain::OrgNumber;
    use std::collections::BTreeSet;

    #[test]
    fn numbers_are_valid_synthetic_and_all_different() {
        assert!(OrgNumber::parse(NUMBER).is_ok());
        let numbers: BTreeSet<_> = (0..COUNT).filter_map(national_id).collect();
        assert_eq!(numbers.len(), COUNT as usize);
        for number in numbers {
            assert!(NationalId::parse(&number).unwrap().is_synthetic());
        }
    }
}
