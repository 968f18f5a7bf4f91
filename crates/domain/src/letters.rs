//! Lower case for the letters that Norwegian and Sámi names are written in.
//!
//! The tables behind `char::to_lowercase` cost several kilobytes of WebAssembly. Names of the
//! company and the national register need the Latin letters of U+0041 to U+017F only; letters of
//! other scripts stay as they are.

/// The lower-case form, or the character itself when it has none in this range.
pub(crate) const fn lower(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        // Latin-1: 32 apart, but for the multiplication sign.
        '\u{D7}' => c,
        '\u{C0}'..='\u{DE}' => shifted(c, 32),
        '\u{178}' => '\u{FF}',
        // Latin Extended-A comes in neighbouring pairs; three letters in it stand alone or are
        // mapped to two, and are left as they are.
        '\u{130}' | '\u{131}' | '\u{138}' | '\u{149}' | '\u{17F}' => c,
        '\u{100}'..='\u{137}' | '\u{14A}'..='\u{177}' if (c as u32).is_multiple_of(2) => {
            shifted(c, 1)
        }
        '\u{139}'..='\u{148}' | '\u{179}'..='\u{17E}' if !(c as u32).is_multiple_of(2) => {
            shifted(c, 1)
        }
        _ => c,
    }
}

/// Whether the character is a lower-case letter of this range.
pub(crate) const fn is_lower(c: char) -> bool {
    match c {
        'a'..='z' => true,
        // The dotted capital I has no lower-case form of one letter.
        '\u{F7}' | '\u{130}' => false,
        '\u{DF}'..='\u{FF}' => true,
        '\u{100}'..='\u{17F}' => lower(c) as u32 == c as u32,
        _ => false,
    }
}

const fn shifted(c: char, by: u32) -> char {
    match char::from_u32(c as u32 + by) {
        Some(shifted) => shifted,
        None => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dotted_capital_i_is_left_alone() {
        assert_eq!(lower('\u{130}'), '\u{130}');
        assert!(!is_lower('\u{130}'));
    }

    #[test]
    fn agrees_with_the_full_tables() {
        for c in ('\0'..='\u{17F}').filter(|c| !"\u{130}\u{149}\u{17F}".contains(*c)) {
            let full: String = c.to_lowercase().collect();
            assert_eq!(lower(c).to_string(), full, "U+{:04X}", c as u32);
            let no_letter = matches!(c, '\u{AA}' | '\u{B5}' | '\u{BA}');
            assert_eq!(
                is_lower(c),
                c.is_lowercase() && !no_letter,
                "U+{:04X}",
                c as u32
            );
        }
    }
}
