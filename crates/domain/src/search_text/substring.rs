//! Finds a word in a text byte by byte, eight places at a time.

/// Eight bytes that are 1.
const ONES: u64 = u64::MAX / 255;
/// The highest bit of each of eight bytes.
const HIGH_BITS: u64 = ONES << 7;

/// Whether the word occurs in the text.
pub(super) fn contains(text: &[u8], word: &[u8]) -> bool {
    let &[first, second, ..] = word else {
        return word.first().is_none_or(|byte| text.contains(byte));
    };
    let (firsts, seconds) = (ONES * u64::from(first), ONES * u64::from(second));
    let mut rest = text;
    while let Some((eight, behind)) = rest.split_first_chunk::<8>() {
        let bytes = u64::from_le_bytes(*eight);
        // A byte is zero where the word can begin; of the last one the next byte is not known yet.
        let differences = (bytes ^ firsts) | ((bytes ^ seconds) >> 8);
        // Marks all zeros, and now and then a byte behind one.
        let mut marks = differences.wrapping_sub(ONES) & !differences & HIGH_BITS;
        while marks != 0 {
            let place = marks.trailing_zeros() as usize / 8;
            if rest.get(place..).is_some_and(|rest| rest.starts_with(word)) {
                return true;
            }
            marks &= marks - 1;
        }
        rest = behind;
    }
    rest.windows(word.len()).any(|window| window == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn finds_what_is_there(text in "[ab\0\u{1}]{0,40}", word in "[ab\0\u{1}]{0,5}") {
            prop_assert_eq!(contains(text.as_bytes(), word.as_bytes()), text.contains(&word));
        }
    }
}
