use super::*;
use proptest::prelude::*;

fn finds(query: &str, fields: &[&str]) -> bool {
    SearchQuery::parse(query).matches(&SearchText::new(fields))
}

#[track_caller]
fn check_found(name: &str, queries: &[&str]) {
    for query in queries {
        assert!(finds(query, &[name]), "{query:?} finds {name:?}");
    }
}

#[track_caller]
fn check_not_found(name: &str, queries: &[&str]) {
    for query in queries {
        assert!(!finds(query, &[name]), "{query:?} does not find {name:?}");
    }
}

#[test]
fn norwegian_letters_are_found_by_all_their_spellings() {
    check_found("Ærlig AS", &["Ærlig", "aerlig", "AERLIG", "ærlig", "arlig"]);
    check_found("ØST", &["ost", "oest", "øst", "OEST", "öst"]);
    check_found("Åse", &["aase", "ase", "åse", "AASE", "A\u{30A}se"]);
    check_found("A\u{30A}se", &["åse", "aase", "ase"]);
    check_found(
        "Gullåsøya",
        &[
            "gullåsøya",
            "gullasoya",
            "gullaasoeya",
            "gullaasoya",
            "gullåsoeya",
        ],
    );
    check_found(
        "Märta Öberg",
        &["marta oberg", "märta öberg", "mærta øberg", "maerta oeberg"],
    );
}

#[test]
fn names_that_are_spelled_without_norwegian_letters_are_found_by_them() {
    check_found("AASEN", &["åsen", "aasen", "asen"]);
    check_found("Oehlen", &["øhlen"]);
    check_found("Haeger", &["hæger"]);
    check_found("Isaac", &["isaac", "saac", "ac", "isåc"]);
    check_found("Bioenergi Michael", &["energi", "bioe", "el", "micha"]);
}

#[test]
fn what_is_typed_with_a_norwegian_letter_is_meant_so() {
    check_not_found("Snill Skog AS", &["ås", "skøg"]);
    check_not_found("Øst", &["est", "øest", "oøst", "eost"]);
}

#[test]
fn every_name_stays_found_while_it_is_being_typed() {
    for (name, typed) in [
        ("Ærlig Øst Åse", "aerlig oest aase"),
        ("Aasen", "åsen"),
        ("Müller", "MULLER"),
    ] {
        for (end, _) in typed.char_indices() {
            check_found(name, &[&typed[..end]]);
        }
    }
}

#[test]
fn case_accents_space_and_order_do_not_count() {
    check_found(
        "SNILL  SKOG\u{A0}AS",
        &[
            "snill skog",
            " skog\tSNILL ",
            "",
            "  ",
            "kog as ill",
            "s\u{AD}nill",
        ],
    );
    check_found(
        "Édouard Žižek ČÁHPPES Straße",
        &["edouard", "zizek", "cahppes", "strasse", "èdouard"],
    );
    check_found("E\u{301}douard", &["edouard", "édouard"]);
    check_found("Жуков", &["Жуков", "уков"]);
    check_not_found("SNILL SKOG AS", &["snillskog", "skog snell", "sn ill x"]);
}

#[test]
fn all_fields_are_searched_but_no_word_goes_from_one_into_the_next() {
    let fields = ["Snill Skog AS", "311037889"];
    assert!(finds("311 snill", &fields));
    assert!(finds("skog 889", &fields));
    assert!(!finds("as311", &fields));
}

#[test]
fn numbers_are_found_in_whatever_groups() {
    let fields = ["Snill Skog AS", "991\u{A0}825\u{A0}827"];
    for query in [
        "991825827",
        "991 825 827",
        "NO 991 825 827 MVA",
        "no991825827mva",
        "991.825.827",
        "991\u{202F}825\u{2009}827",
        "org.nr. 991 825 827",
        "9182",
        "91 8258",
        "825 8",
    ] {
        assert!(finds(query, &fields), "{query:?}");
        assert!(finds(query, &["991825827"]), "{query:?}");
    }
    assert!(!finds("991825828", &fields));
    assert!(!finds("91 825828", &fields));
    // A name with digits is no number.
    assert!(!finds("3112", &["Bygg 31 12 AS"]));
    assert!(finds("31 bygg", &["Bygg 31 12 AS"]));
}

#[test]
fn long_words_do_no_harm() {
    let long = "x".repeat(200);
    check_found(&long, &[&long, &long[..63], &long[..64]]);
    check_not_found(&long[..60], &[&long]);
}

#[test]
fn hits_are_marked_where_they_stand() {
    let check = |original: &str, query: &str, marked: &[&str]| {
        let hits = hits(original, &SearchQuery::parse(query));
        let hits: Vec<_> = hits.into_iter().map(|hit| &original[hit]).collect();
        assert_eq!(hits, marked, "{query:?} in {original:?}");
    };
    check("Snill Skog AS", "skog", &["Skog"]);
    check("Snill Skog AS", "", &[]);
    check("Snill Skog AS", "x", &[]);
    check("Snill Skog AS", "s", &["S", "S", "S"]);
    check("Snill Skog AS", "ill nill", &["nill"]);
    check("Snill Skog AS", "sn il", &["Snil"]);
    check("Banana", "ana", &["anana"]);
    check("Åsen og Østby", "aas oest", &["Ås", "Øst"]);
    check("Aasen", "ås", &["Aas"]);
    check("A\u{30A}sen", "ås", &["A\u{30A}s"]);
    check("Edouar\u{301}d", "r", &["r\u{301}"]);
    check("Straße", "ass", &["aß"]);
    check(
        "991\u{A0}825\u{A0}827",
        "NO 991825827 MVA",
        &["991\u{A0}825\u{A0}827"],
    );
    check("991 825 827", "1825", &["1 825"]);
    check("Bygg 31 12 AS", "3112", &[]);
}

/// What is found, by the words of the table above and nothing else.
mod naive {
    use super::super::{AA, AE, OE, fold, number};

    fn folded(text: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        fold(text, &mut bytes, None);
        bytes
    }

    pub(super) fn finds(query: &str, fields: &[&str]) -> bool {
        let words = folded(query);
        let mut words = words
            .split(|byte| *byte == b' ')
            .filter(|word| !word.is_empty());
        let occurs = |word: &[u8]| {
            let mut numbers = fields.iter().filter_map(|field| number(field));
            fields.iter().any(|field| contains(&folded(field), word))
                || numbers.any(|number| contains(number.as_bytes(), word))
        };
        words.all(occurs) || number(query).is_some_and(|number| occurs(number.as_bytes()))
    }

    fn contains(text: &[u8], word: &[u8]) -> bool {
        (0..=text.len()).any(|start| begins(&text[start..], word))
    }

    fn begins(text: &[u8], word: &[u8]) -> bool {
        const SPELLINGS: [(u8, &[u8]); 6] = [
            (AA, b"aa"),
            (AA, b"a"),
            (OE, b"oe"),
            (OE, b"o"),
            (AE, b"ae"),
            (AE, b"a"),
        ];
        if word.is_empty() {
            return true;
        }
        let same = text.first() == word.first() && begins(&text[1..], &word[1..]);
        let spelled = SPELLINGS.iter().any(|(letter, spelling)| {
            let in_word = text.first() == Some(letter)
                && word
                    .strip_prefix(*spelling)
                    .is_some_and(|word| begins(&text[1..], word));
            let in_text = word.first() == Some(letter)
                && spelling.len() == 2
                && text
                    .strip_prefix(*spelling)
                    .is_some_and(|text| begins(text, &word[1..]));
            in_word || in_text
        });
        same || spelled
    }
}

proptest! {
    #[test]
    fn finds_what_the_naive_definition_finds(name in "[aAeoåÅøæsáä \u{30A}]{0,12}", query in "[aAeoåÅøæsáä \u{30A}]{0,5}") {
        prop_assert_eq!(finds(&query, &[&name]), naive::finds(&query, &[&name]));
    }

    #[test]
    fn finds_what_the_naive_definition_finds_in_numbers(number in "[1-3 .a]{0,9}", name in "[1-3a ]{0,6}", query in "(NO )?[1-3 .a]{0,5}( MVA)?") {
        let fields = [name.as_str(), number.as_str()];
        prop_assert_eq!(finds(&query, &fields), naive::finds(&query, &fields));
    }

    #[test]
    fn a_part_of_a_name_finds_it(name in "\\PC{1,20}", from in 0..20usize, length in 1..20usize) {
        let part: String = name.chars().skip(from).take(length).collect();
        // A mark without its letter is another one.
        prop_assume!(!part.starts_with(is_combining) && !name.chars().nth(from + length).is_some_and(is_combining));
        prop_assert!(finds(&part, &[&name]));
    }

    #[test]
    fn folding_what_is_folded_changes_nothing(text in ".*") {
        let mut bytes = Vec::new();
        fold(&text, &mut bytes, None);
        let shown: String = bytes
            .utf8_chunks()
            .flat_map(|chunk| {
                let letters = chunk.invalid().iter().map(|byte| match *byte {
                    AA => 'å',
                    OE => 'ø',
                    _ => 'æ',
                });
                chunk.valid().chars().chain(letters).collect::<Vec<_>>()
            })
            .collect();
        let mut again = Vec::new();
        fold(&shown, &mut again, None);
        prop_assert_eq!(again, bytes);
    }

    #[test]
    fn nothing_panics_and_hits_are_in_order_and_on_borders(text in ".*", query in ".*", start in 0..8usize) {
        let part: String = text.chars().skip(start).take(3).collect();
        for query in [query, part] {
            let query = SearchQuery::parse(&query);
            let _ = query.matches(&SearchText::new(&[&text]));
            let mut end = 0;
            for hit in hits(&text, &query) {
                prop_assert!(end == 0 || hit.start > end);
                prop_assert!(!text[hit.clone()].is_empty());
                end = hit.end;
            }
        }
    }

    #[test]
    fn there_are_hits_where_one_field_is_found(name in "[aAeoåÅøæsáä \u{30A}]{0,12}", query in "[aAeoåÅøæsáä \u{30A}]{0,5}") {
        let parsed = SearchQuery::parse(&query);
        if !parsed.is_empty() && finds(&query, &[&name]) {
            prop_assert!(!hits(&name, &parsed).is_empty());
        }
    }
}

#[test]
fn what_is_typed_on_narrows() {
    let check = |longer: &str, shorter: &str, narrows| {
        let (long, short) = (SearchQuery::parse(longer), SearchQuery::parse(shorter));
        assert_eq!(
            long.narrows(&short),
            narrows,
            "{longer:?} after {shorter:?}"
        );
    };
    for (longer, shorter) in [
        ("a", ""),
        ("snill sk", "snill s"),
        ("snill s", "snill"),
        ("skog snill", "snill"),
        ("311 03", "311 0"),
        ("3110", "311"),
        ("aas", "aa"),
        ("åse", "å"),
        ("snill", "snill"),
        ("no 311 mva", "no 311"),
    ] {
        check(longer, shorter, true);
    }
    for (longer, shorter) in [
        ("", "a"),
        ("snill", "snall"),
        // Finds "Øs", which "es" does not.
        ("oes", "es"),
        ("aas", "å"),
        // The last letter makes it a number, which finds more.
        ("no 311 mva", "no 311 mv"),
        ("snill", "nill"),
    ] {
        check(longer, shorter, false);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn what_narrows_finds_no_more(
        shorter in "(no|[aeosåøæ1 ]){0,4}",
        added in "(mva|mv|[aeosåøæ1 ]){0,3}",
        text in "(no |mva|[aeosåøæ1 ]){0,6}",
        number in "[01]{0,4}",
    ) {
        let longer = format!("{shorter}{added}");
        let (long, short) = (SearchQuery::parse(&longer), SearchQuery::parse(&shorter));
        let text = SearchText::new(&[&text, &number]);
        if long.narrows(&short) && long.matches(&text) {
            prop_assert!(short.matches(&text), "{:?} after {:?}", longer, shorter);
        }
    }
}
