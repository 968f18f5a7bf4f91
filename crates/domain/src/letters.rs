//! Lower case and base letters of the letters that Norwegian and Sámi names are written in.
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

/// `æ` as one byte that occurs in no UTF-8; so are the two below. In the order of the alphabet.
pub(crate) const AE: u8 = 0xFC;
/// `ø`.
pub(crate) const OE: u8 = 0xFD;
/// `å`.
pub(crate) const AA: u8 = 0xFE;

/// Letters without accents for U+00E0 to U+017F. `1` is `æ`, `2` is `ø`, `3` is `å`, and `-` is no letter.
const BASES: &[u8; 160] = b"\
    aaaa131ceeeeiiiidnoooo2-2uuuuytyaaaaaaccccccccddddeeeeeeeeee\
    gggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooo2222rrrr\
    rrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Adds what a character is without case and accents: a letter from a to z, [`AE`] for `æ` and `ä`, [`OE`] for `ø`,
/// `ö` and `œ`, [`AA`] for `å`, two letters for `ß`, `þ` and `ĳ`, and the character itself where it is none of these.
/// `rest` is what follows: `å` can be written as an `a` and a ring of its own, which is then to be left out.
pub(crate) fn push_base(c: char, rest: &str, out: &mut Vec<u8>) {
    let c = lower(c);
    let special = match c {
        'a' if rest.starts_with('\u{30A}') => b'3',
        'a' if rest.starts_with('\u{308}') => b'1',
        'o' if rest.starts_with('\u{308}') => b'2',
        'a'..='z' => c as u8,
        '\u{DF}' => b's',
        _ => {
            let at = (c as usize).wrapping_sub(0xE0);
            BASES.get(at).copied().unwrap_or(b'-')
        }
    };
    match special {
        b'1' => out.push(AE),
        b'2' => out.push(OE),
        b'3' => out.push(AA),
        b'-' => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        base => out.push(base),
    }
    match c {
        '\u{DF}' => out.push(b's'),
        '\u{FE}' => out.push(b'h'),
        '\u{133}' => out.push(b'j'),
        _ => {}
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
    fn accents_go_and_norwegian_letters_stay() {
        let check = |text: &str, bases: &[u8]| {
            let mut out = Vec::new();
            let chars = text.char_indices();
            chars.for_each(|(at, c)| push_base(c, &text[at + c.len_utf8()..], &mut out));
            assert_eq!(out, bases, "{text:?}");
        };
        check("Aa0-z{", b"aa0-z{");
        check("ÀÁÂÃçÈÉÊËìÍÎïÐñÒóÔõùÚÛÜÝÿ", b"aaaaceeeeiiiidnoooouuuuyy");
        check("áčđŋšŧž ČÁHPPES", b"acdnstz cahppes");
        check("ĆęłńőůŹſ", b"celn\xFDuzs");
        check("ßÞþŒĳ", b"ssthth\xFDij");
        check("÷×山Ж", "÷×山Ж".as_bytes());
        // The marks themselves are left out by others.
        check(
            "A\u{30A}o\u{308}a\u{308}",
            b"\xFE\xCC\x8A\xFD\xCC\x88\xFC\xCC\x88",
        );
        check("æÆäÄ", &[AE; 4]);
        check("øØöÖ", &[OE; 4]);
        check("åÅ", &[AA; 2]);
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
