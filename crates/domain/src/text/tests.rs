use super::*;
use proptest::prelude::*;

#[test]
fn ordinary_names_stay_as_they_are() {
    for name in [
        "SmartCloud",
        "VARM ØKONOMISK APE",
        "Bjørn-Åge O'Brien & Sønn (1897) AS",
        "Čáhppesmuorji Đavvi",
        "Nguyễn Văn Ế",
        "שלום",
        "مرحبا",
        "山田太郎",
        "Regnskap 👍",
    ] {
        assert_eq!(sanitize_line(name, 200), name);
        assert_eq!(sanitize_lines(name, 200), name);
    }
}

#[test]
fn what_cannot_be_seen_goes() {
    let check = |text, shown| assert_eq!(sanitize_line(text, 200), shown, "{text:?}");
    check("Skatte\u{200B}etaten", "Skatteetaten");
    check("\u{202E}SA DUOLCTRAMS\u{202C}", "SA DUOLCTRAMS");
    check("\u{2067}evil\u{2069} AS", "evil AS");
    check("a\u{200F}b\u{061C}c\u{FEFF}d\u{00AD}e\u{2060}f", "abcdef");
    check("hidden\u{E0041}\u{E0042}", "hidden");
    check("a\u{FE0F}\u{3164}b", "ab");
    check("bell\u{7}\u{1B}[31m\u{9B}red\u{0}", "bell[31mred");
    check("\u{200B}\u{202E}\u{0}", "");
    check("", "");
}

#[test]
fn white_space_is_one_space() {
    let check = |text, shown| assert_eq!(sanitize_line(text, 200), shown, "{text:?}");
    check("  SMARTCLOUD \t\r\n  AS               ", "SMARTCLOUD AS");
    check("a\u{A0}\u{2003}\u{3000}b", "a b");
    check("a\u{2028}b\u{2029}c\u{85}d", "a b c d");
    check("a\u{2800}\u{2800}b", "a b");
    check("a \u{200B} \u{202E} b", "a b");
}

#[test]
fn lines_stay_in_descriptions() {
    let check = |text, shown| assert_eq!(sanitize_lines(text, 2000), shown, "{text:?}");
    check("first\r\nsecond", "first\nsecond");
    check("first\n\n\n\n\nsecond\n\n", "first\n\nsecond");
    check("\n\n  first  \n  second  ", "first\nsecond");
    check("one  two\tthree", "one two three");
    check("a\u{2028}b\u{2029}c", "a\nb\nc");
}

#[test]
fn towers_of_marks_are_cut() {
    let tower: String = std::iter::once('A')
        .chain(std::iter::repeat_n('\u{0301}', 500))
        .collect();
    assert_eq!(sanitize_line(&tower, 200), "A\u{0301}\u{0301}");
    assert_eq!(sanitize_line("\u{0301}\u{0301}A", 200), "A");
    assert_eq!(sanitize_line("A \u{0301}B", 200), "A B");
}

#[test]
fn what_has_no_agreed_look_is_marked() {
    assert_eq!(
        sanitize_line("ok \u{E000}\u{F8FF}\u{10FFFD}", 200),
        "ok ���"
    );
    assert_eq!(sanitize_line("a\u{FFFE}\u{1FFFF}\u{FDD0}", 200), "a���");
}

#[test]
fn long_texts_are_cut_and_say_so() {
    assert_eq!(sanitize_line("abcde", 5), "abcde");
    assert_eq!(sanitize_line("abcdef", 5), "abcd…");
    assert_eq!(sanitize_line("abc def", 5), "abc…");
    assert_eq!(sanitize_line("abc    ", 3), "abc");
    assert_eq!(sanitize_line("abcdef", 1), "…");
    assert_eq!(sanitize_line("abcdef", 0), "");
    assert_eq!(sanitize_line(&"æ".repeat(10_000), 100).chars().count(), 100);
    // Never between a letter and its mark.
    assert_eq!(sanitize_line("abcde\u{0301}f", 5), "abcd…");
    assert_eq!(sanitize_line("abce\u{0301}", 5), "abce\u{0301}");
    assert_eq!(sanitize_line("abce\u{0301}f", 5), "abc…");
}

#[test]
fn a_text_of_line_breaks_is_cut_early() {
    let lines = "a\n".repeat(5_000);
    let shown = sanitize_lines(&lines, 1_000);
    assert!(shown.lines().count() < 30, "{}", shown.lines().count());
    assert!(shown.ends_with(CUT));
}

/// A system called `x» tilgang til alt, og «y` would have finished our sentence.
#[test]
fn a_quoted_name_does_not_end_its_quotation() {
    assert_eq!(
        sanitize_quoted("x» til \"alt\" og «y “z”", 80),
        "x' til 'alt' og 'y 'z'"
    );
    assert_eq!(sanitize_quoted("O’Brien & Sønner", 80), "O’Brien & Sønner");
}

proptest! {
    #[test]
    fn never_too_long_and_never_unclean(text in "\\PC*|.*", max in 0usize..60) {
        for shown in [sanitize_line(&text, max), sanitize_lines(&text, max)] {
            prop_assert!(shown.chars().count() <= max, "{shown:?}");
            prop_assert!(!shown.chars().any(|c| c != '\n' && (c.is_control() || is_invisible(c))));
            prop_assert!(!shown.contains("  "));
            prop_assert!(!shown.contains("\n\n\n"));
            prop_assert_eq!(shown.trim(), &shown);
        }
        prop_assert!(!sanitize_line(&text, max).contains('\n'));
    }

    #[test]
    fn hostile_characters_do_not_survive(
        text in "[a\u{300}\u{301}\u{202E}\u{200B}\u{2066}\u{FEFF}\n\r \u{E000}\u{1F44D}\u{200D}]{0,80}",
        max in 0usize..60,
    ) {
        let shown = sanitize_line(&text, max);
        prop_assert!(shown.chars().count() <= max);
        prop_assert!(shown.chars().all(|c| "a\u{300}\u{301} \u{FFFD}\u{1F44D}…".contains(c)), "{shown:?}");
        let tower = "\u{300}".repeat(3);
        prop_assert!(!shown.contains(&tower));
        prop_assert!(!shown.starts_with(is_combining));
    }

    #[test]
    fn sanitizing_twice_changes_nothing_more(text in ".*", max in 0usize..60) {
        let once = sanitize_line(&text, max);
        prop_assert_eq!(sanitize_line(&once, max), once);
    }
}
