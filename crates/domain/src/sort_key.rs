//! The order of names: one for the whole product, and the same in every browser.
//!
//! It is the Norwegian order of the Unicode locale data (CLDR, `nb`), made smaller:
//!
//! * a to z, then æ, ø, å; `ä` stands with `æ`, `ö` with `ø`, `ü` with `y`. Letters of other scripts come last.
//! * `aa` stands with `å`, also where it is no `å` (`Isaac`): who looks for a name in the list does not know how it came
//!   to be spelled.
//! * Digits come before letters and are compared one by one: `10` before `9`.
//! * Marks and white space come before digits, count as one space together, and as nothing at the beginning:
//!   `Å AS` before `Åsen`, `«Sola» AS` at S.
//! * Case, accents and marks decide only between names that are the same without them. Names that are still equal are
//!   the same text.

use crate::invisible::{is_combining, is_invisible};
use crate::letters::{AA, AE, lower, push_base};

/// Before the letters of other scripts: more than every other byte of a key.
const OTHER_SCRIPT: u8 = 0xFF;
/// Between what counts first and what decides between equals: less than every other byte of a key.
const END: u8 = 0;

/// Where a name stands among others. Keys compare faster than names, so they are made once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey(Box<[u8]>);

/// Something to be sorted: a rank that counts first, its name, and its place in the caller's list.
pub type Sorted<'a> = (i64, &'a SortKey, u32);

/// Puts a list in order. One function for all lists: a browser would download another sort for each kind of row.
pub fn sort(list: &mut [Sorted<'_>]) {
    list.sort_unstable();
}

impl SortKey {
    /// The place of a name.
    #[must_use]
    pub fn new(name: &str) -> Self {
        let mut key = Vec::with_capacity(2 * name.len() + 1);
        push_primary(name, &mut key);
        key.push(END);
        key.extend_from_slice(name.as_bytes());
        Self(key.into_boxed_slice())
    }
}

/// Adds what of a name counts first, for lists that keep the keys of all rows in one piece. Names that are equal so
/// far are in the order of their bytes.
pub(crate) fn push_primary(name: &str, key: &mut Vec<u8>) {
    let begin = key.len();
    let mut previous = ' ';
    let mut chars = name.chars();
    while let Some(c) = chars.next() {
        let rest = chars.as_str();
        match (previous, lower(c)) {
            (_, c) if is_invisible(c) => {}
            (' ', c) if is_combining(c) || is_between_words(c) => {}
            // What it is drawn on is no plain `a`.
            (_, c) if is_combining(c) => previous = '\0',
            (_, c) if is_between_words(c) => {
                key.push(b' ');
                previous = ' ';
            }
            ('a', 'a') if !rest.starts_with(is_combining) => {
                key.pop();
                key.push(AA);
                // Another one begins anew: `aaa` is `å` and `a`.
                previous = '\0';
            }
            (_, c) => {
                let is_like_y = c == 'ü' || (c == 'u' && rest.starts_with('\u{308}'));
                let start = key.len();
                push_base(if is_like_y { 'y' } else { c }, rest, key);
                if matches!(key.get(start), Some(0x80..AE)) {
                    key.insert(start, OTHER_SCRIPT);
                }
                previous = c;
            }
        }
    }
    if key.len() > begin && key.last() == Some(&b' ') {
        key.pop();
    }
}

/// White space and marks. Most marks of other scripts count as letters.
const fn is_between_words(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => !c.is_ascii_alphanumeric(),
        'ª' | 'µ' | 'º' => false,
        '\u{80}'..='\u{BF}' | '×' | '÷' | '\u{2000}'..='\u{206F}' | '\u{3000}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What counts first.
    fn primary(name: &str) -> Vec<u8> {
        let key = SortKey::new(name).0;
        key.split(|&byte| byte == END).next().unwrap().to_vec()
    }

    #[test]
    fn names_stand_in_the_norwegian_order() {
        let names = [
            "10 på topp AS",
            "9 liv",
            "A B",
            "A-B AS",
            "AB",
            "Anne Grete",
            "Anne-Grete",
            "Annegrete",
            "Berg",
            "Édouard",
            "Edouarda",
            "Myhr",
            "Müller",
            "Myren",
            "«Sola» AS",
            "Sola Bygg",
            "SOLA ÅS",
            "Ta",
            "Tha",
            "Ti",
            "Zoo",
            "Æra",
            "Ära AS",
            "Ærlig",
            "Ød",
            "Öde",
            "Øst",
            "Å AS",
            "Aas",
            "Ås",
            "AASEN",
            "Åsen",
            "Aasene",
            "Δ",
            "Жуков",
            "山田",
        ];
        let mut sorted = names;
        sorted.sort_by_key(|name| SortKey::new(name));
        assert_eq!(sorted, names);
    }

    #[test]
    fn case_accents_and_marks_decide_between_equals_only() {
        for (one, other) in [
            ("SNILL SKOG AS", "Snill  Skog AS "),
            ("André", "ANDRE"),
            ("Anne-Grete", "anne grete"),
            ("Aas", "Ås"),
            ("Åse", "A\u{30A}se"),
            ("Müller", "Mu\u{308}ller"),
            ("(Gamle) Bygg", "Gamle Bygg"),
            ("Čáhppes", "Cahppes"),
        ] {
            assert_eq!(primary(one), primary(other), "{one:?} {other:?}");
            assert_ne!(SortKey::new(one), SortKey::new(other), "{one:?}");
        }
        assert_ne!(primary("Aa\u{301}s"), primary("Ås"));
        assert_ne!(primary("A\u{301}as"), primary("Ås"));
        assert_ne!(primary("A A"), primary("Å"));
        assert_eq!(primary("aaa"), primary("åa"));
    }

    proptest! {
        #[test]
        fn only_the_same_text_has_the_same_place(one in ".*", other in ".*") {
            prop_assert_eq!(SortKey::new(&one) == SortKey::new(&other), one == other);
            prop_assert_eq!(SortKey::new(&one), SortKey::new(&one));
        }

        #[test]
        fn what_counts_first_outweighs_the_rest(one in "[aAåÅáeéoøØö \\-1z]{0,6}", other in "[aAåÅáeéoøØö \\-1z]{0,6}") {
            let first = primary(&one).cmp(&primary(&other));
            prop_assert_eq!(SortKey::new(&one).cmp(&SortKey::new(&other)), first.then(one.cmp(&other)));
        }

        #[test]
        fn case_does_not_count_first(name in "[a-zæøåéü 0-9]{0,12}") {
            prop_assert_eq!(primary(&name), primary(&name.to_uppercase()));
        }
    }
}
