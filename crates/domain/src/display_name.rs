//! Registered names, made readable, by the rules of the portal (`formatDisplayName` in Altinn/altinn-components).
//!
//! The registers hold names in capitals: `SNILL SKOG AS`, `INTUITIV HEST`. They are shown as people
//! write them: `Snill Skog AS`, `Intuitiv Hest`. A search must find both.

use crate::letters::{is_lower, lower};

/// Legal forms that keep their capitals at the end of a name.
const LEGAL_FORMS: [&str; 20] = [
    "ENK", "AS", "DA", "SA", "ASA", "BA", "ANS", "STI", "NUF", "SE", "FKF", "KF", "KS", "IKS",
    "GFS", "SF", "HF", "RHF", "BRL", "ESEK",
];

/// Words that are written small, unless they come first.
const SMALL_WORDS: [&str; 9] = [
    "KOMMUNE",
    "FYLKESKOMMUNE",
    "OG",
    "VON",
    "VAN",
    "DER",
    "DE",
    "LA",
    "DOS",
];

/// The name with capitals where people write them.
///
/// * A name that has a small letter already was written by somebody who thought about it
///   (`SmartCloud`): only its white space is tidied.
/// * Else each word, and each part of a word between hyphens and other marks, gets one capital.
/// * A legal form keeps its capitals at the end: `AS`, `ANS`, `ENK` …
/// * `og`, `kommune`, `fylkeskommune` and the particles `von van der de la dos` are small, unless they
///   come first.
/// * Short words without a vowel (`KPMG`, `NRK`) or with a digit (`4H`), and dotted initials (`A.B.`)
///   keep their capitals.
///
/// Letters beyond the Latin alphabets of Europe stay as they are.
#[must_use]
pub fn title_case(name: &str) -> String {
    let is_prepared = name.contains(is_lower);
    let last = name.split_whitespace().count().saturating_sub(1);
    let mut shown = String::with_capacity(name.len());
    for (index, word) in name.split_whitespace().enumerate() {
        if index > 0 {
            shown.push(' ');
        }
        let is_small = || SMALL_WORDS.contains(&word);
        let is_form = || index == last && LEGAL_FORMS.contains(&word);
        if is_prepared || (index > 0 && is_form()) {
            shown.push_str(word);
        } else if index > 0 && is_small() {
            shown.extend(word.chars().map(lower));
        } else {
            push_word(word, &mut shown);
        }
    }
    shown
}

fn push_word(word: &str, shown: &mut String) {
    if is_abbreviation(word) {
        shown.push_str(word);
        return;
    }
    let mut letters_in_part = 0;
    for c in word.chars() {
        if is_mark(c) {
            // `O'BRIEN` is O'Brien, but `MCDONALD'S` is no Mcdonald'S.
            let goes_on = matches!(c, '\'' | '’') && letters_in_part > 1;
            letters_in_part = if goes_on { 1 } else { 0 };
            shown.push(c);
        } else {
            shown.push(if letters_in_part == 0 { c } else { lower(c) });
            letters_in_part += 1;
        }
    }
}

/// Marks inside a word after which a capital follows.
fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation() || matches!(c, '’' | '–' | '—' | '«' | '»' | '“' | '”')
}

/// `KPMG`, `4H`, `A.B.` and the like.
fn is_abbreviation(word: &str) -> bool {
    let is_vowel = |c| "AEIOUYÆØÅÄÖÜÉ".contains(c);
    let is_letter = |c: char| c != lower(c);
    let length = word.chars().count();
    if (3..=5).contains(&length) && word.chars().all(|c| is_letter(c) && !is_vowel(c)) {
        return true;
    }
    if length <= 4 && word.contains(|c: char| c.is_ascii_digit()) {
        return true;
    }
    // `A.S.` and `J.B` have a dot inside; `ST.` and `NR.` only end in one.
    let inner = word.strip_suffix('.').unwrap_or(word);
    inner.contains('.')
        && inner
            .split('.')
            .all(|part| (1..=2).contains(&part.chars().count()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_of_the_registers_are_readable() {
        let check = |name, shown| assert_eq!(title_case(name), shown, "{name:?}");
        check("SNILL SKOG AS", "Snill Skog AS");
        check("VARM ØKONOMISK APE", "Varm Økonomisk Ape");
        check("INTUITIV HEST", "Intuitiv Hest");
        check("BRYGGE OG FJELL AS", "Brygge og Fjell AS");
        check("KRAFT BRL", "Kraft BRL");
        check("OG SÅ VIDERE ENK", "Og Så Videre ENK");
        check("NORDRE FOLLO KOMMUNE", "Nordre Follo kommune");
        check("KOMMUNE FORLAGET ANS", "Kommune Forlaget ANS");
        check("TROMS FYLKESKOMMUNE", "Troms fylkeskommune");
        check("LUDWIG VAN DER BERG", "Ludwig van der Berg");
        check("DE LA CRUZ", "De la Cruz");
        check("ANNE-GRETE ØSTBY-ÅS", "Anne-Grete Østby-Ås");
        check("O'BRIEN", "O'Brien");
        check("MCDONALD'S AS", "Mcdonald's AS");
        check("A.B. HANSEN", "A.B. Hansen");
        check("HANSEN A.S", "Hansen A.S");
        check("ST. OLAVS HOSPITAL HF", "St. Olavs Hospital HF");
        check("KPMG AS", "KPMG AS");
        check("4H NORGE", "4H Norge");
        check("(GAMLE) BYGG/ANLEGG DA", "(Gamle) Bygg/Anlegg DA");
        check("SE NORGE AS", "Se Norge AS");
        check("AS", "As");
        check("ČÁHPPESMUORJI ŠÁVDNJI", "Čáhppesmuorji Šávdnji");
    }

    #[test]
    fn what_is_written_with_care_stays() {
        let check = |name, shown| assert_eq!(title_case(name), shown, "{name:?}");
        check("SmartCloud", "SmartCloud");
        check("eBygg  AS ", "eBygg AS");
        check("SUPERregnskap AS", "SUPERregnskap AS");
        check("2D3 123", "2D3 123");
        check("山田 AS", "山田 AS");
        check("", "");
        check("   ", "");
    }

    proptest! {
        #[test]
        fn nothing_panics_and_only_case_and_space_change(name in ".*") {
            let shown = title_case(&name);
            let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).map(lower).collect::<String>();
            prop_assert_eq!(plain(&shown), plain(&name));
            prop_assert_eq!(title_case(&shown), shown);
        }
    }
}
