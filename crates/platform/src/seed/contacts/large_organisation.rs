//! People of an organisation that has more than fit on a page (docs/contract/contacts.md, section 1.7).

use crate::seed::check_digit::check_digit;
use fullmakt_contract::contacts::{PersonNumber, PersonalContact};
use fullmakt_domain::NationalId;

/// Phone numbers `990000NN` from here on; those below have a meaning elsewhere in the seed.
const FIRST_NUMBER: usize = 99_000_040;
/// How many such numbers there are.
const NUMBERS: usize = 60;
const CHANGED: &str = "2024-05-02T08:00:00";

/// One for each first and last name.
pub(super) fn people(first_names: &[String], last_names: &[String]) -> Vec<PersonalContact> {
    let first_names = |last| {
        first_names
            .iter()
            .map(move |first| format!("{first} {last}"))
    };
    let names = last_names.iter().flat_map(first_names).enumerate();
    let people = names.map(|(n, name)| PersonalContact {
        personal_contact_id: format!("r{}", 70_000_001 + n),
        name,
        social_security_number: national_id(n).map(PersonNumber),
        mobile_number: Some((FIRST_NUMBER + n % NUMBERS).to_string()),
        mobile_number_changed: Some(CHANGED.to_owned()),
        e_mail_address: Some(format!("maur{}@example.no", n + 1)),
        e_mail_address_changed: Some(CHANGED.to_owned()),
        ..PersonalContact::default()
    });
    people.collect()
}

/// A synthetic number (month + 80) with check digits of today's rule for person `n`. Of ten individual
/// numbers that follow each other some have check digits.
fn national_id(n: usize) -> Option<String> {
    const FIRST: [u32; 9] = [3, 7, 6, 1, 8, 9, 4, 5, 2];
    const SECOND: [u32; 10] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
    let (day, month) = (1 + n % 28, 81 + n / 28 % 12);
    (0..10).find_map(|tenth| {
        let nine = format!("{day:02}{month}70{:03}", 300 + tenth);
        let ten = format!("{nine}{}", check_digit(&nine, &FIRST)?);
        let number = format!("{ten}{}", check_digit(&ten, &SECOND)?);
        NationalId::parse(&number).ok().map(|_| number)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn numbers_are_valid_synthetic_and_all_different() {
        let numbers: BTreeSet<_> = (0..250).filter_map(national_id).collect();
        assert_eq!(numbers.len(), 250);
        for number in numbers {
            assert!(NationalId::parse(&number).unwrap().is_synthetic());
        }
    }
}
