//! Patterns of paths.

/// Whether `text` matches `pattern`, in which `*` stands for any characters, slashes included, and
/// for none. Everything else stands for itself, in its case.
#[must_use]
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let (mut p, mut t) = (0, 0);
    // Where the last star stands, and up to where it matches: to let it match one more byte is the
    // only backtracking that is ever needed, so the work is at most the product of the two lengths.
    let mut star: Option<(usize, usize)> = None;
    while let Some(&byte) = text.get(t) {
        match pattern.get(p) {
            Some(b'*') => {
                star = Some((p, t));
                p += 1;
            }
            Some(&own) if own == byte => {
                p += 1;
                t += 1;
            }
            _ => {
                let Some((at, matched_to)) = star else {
                    return false;
                };
                star = Some((at, matched_to + 1));
                p = at + 1;
                t = matched_to + 1;
            }
        }
    }
    pattern[p..].iter().all(|&byte| byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn stars_cross_slashes_and_may_be_empty() {
        for (pattern, text) in [
            ("/a", "/a"),
            ("*", ""),
            ("*", "/a/b"),
            ("/a/*", "/a/"),
            ("/a/*", "/a/b/c"),
            ("/a/*/approve", "/a/7/x/approve"),
            ("*/approve", "/a/approve/approve"),
            ("/a*b*c", "/axbxbxc"),
            ("/æ*", "/æøå"),
        ] {
            assert!(matches(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [
            ("/a", "/ab"),
            ("/a", "/A"),
            ("/a/*", "/a"),
            ("", "/"),
            ("/a?", "/ab"),
            ("*/approve", "/a/approve/x"),
        ] {
            assert!(!matches(pattern, text), "{pattern} {text}");
        }
    }

    /// The obvious way, slow on many stars.
    fn naive(pattern: &[u8], text: &[u8]) -> bool {
        match pattern.split_first() {
            None => text.is_empty(),
            Some((b'*', rest)) => (0..=text.len()).any(|from| naive(rest, &text[from..])),
            Some((own, rest)) => text
                .split_first()
                .is_some_and(|(byte, text)| byte == own && naive(rest, text)),
        }
    }

    proptest! {
        #[test]
        fn same_as_the_naive_way(pattern in "[ab*]{0,8}", text in "[ab]{0,10}") {
            prop_assert_eq!(matches(&pattern, &text), naive(pattern.as_bytes(), text.as_bytes()));
        }
    }
}
