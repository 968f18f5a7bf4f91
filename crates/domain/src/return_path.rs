//! Ways back within the own origin: `backtopage` of the approval pages and `goto` of the login
//! (docs/contract/local-platform.md, "Sign-in and tokens").

use crate::invisible::is_invisible;
use std::fmt;

/// Longest address that is looked at, in bytes.
pub const MAX_LENGTH: usize = 2048;

/// A path on the own origin, with query and fragment, that leads nowhere else: not in any browser,
/// not when it is put together with another path, not when a server decodes it once more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnPath(String);

impl ReturnPath {
    /// Takes a path from outside, already decoded from its query parameter.
    ///
    /// `None` unless all of this holds:
    /// * it begins with one `/`, and nowhere before `?` and `#` are there two in a row (`//evil.example`
    ///   is another host), nor a segment `.` or `..` that would make two of them;
    /// * no `\` (browsers take it for `/`), no white space, control or invisible character anywhere
    ///   (browsers drop some of them);
    /// * every `%` begins a percent-encoded byte, and before `?` and `#` none that stands for `/`, `\`,
    ///   `.`, `%`, `?`, `#` or a control, since some server might decode it;
    /// * at most 2048 bytes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > MAX_LENGTH || !text.starts_with('/') {
            return None;
        }
        let odd = |c: char| c == '\\' || c.is_whitespace() || c.is_control() || is_invisible(c);
        if text.contains(odd) {
            return None;
        }
        let path_end = text.find(['?', '#']).unwrap_or(text.len());
        let (path, rest) = text.split_at_checked(path_end)?;
        let in_path = |byte: u8| !b"/\\.%?#".contains(&byte) && byte >= 0x20 && byte != 0x7F;
        let escapes_are_fine = escapes(path).all(|byte| byte.is_some_and(in_path))
            && escapes(rest).all(|byte| byte.is_some_and(|byte| byte >= 0x20 && byte != 0x7F));
        let mut segments = path.split('/').skip(1).peekable();
        while let Some(segment) = segments.next() {
            let is_last = segments.peek().is_none();
            if matches!(segment, "." | "..") || (segment.is_empty() && !is_last) {
                return None;
            }
        }
        escapes_are_fine.then(|| Self(text.to_owned()))
    }

    /// The path with query and fragment.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ReturnPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The byte that each `%` stands for, or `None` where two hexadecimal digits do not follow.
fn escapes(text: &str) -> impl Iterator<Item = Option<u8>> {
    text.split('%').skip(1).map(|rest| {
        let digits = rest.get(..2)?;
        if digits.starts_with('+') {
            return None;
        }
        u8::from_str_radix(digits, 16).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use percent_encoding::percent_decode_str;
    use proptest::prelude::*;
    use url::Url;

    /// Pieces that addresses and tricks are made of.
    const PIECES: &[&str] = &[
        "http",
        "javascript",
        ":",
        "/",
        "//",
        "\\",
        "@",
        "?",
        "#",
        ".",
        "..",
        "%2e",
        "%2F",
        "%5c",
        "%00",
        "%25",
        "%",
        "localhost",
        "127.0.0.1",
        ":8080",
        "evil.example",
        "blåbær",
        "／",
        "。",
        "\u{200B}",
        "\u{AD}",
        "\u{202E}",
        "\t",
        "\n",
        " ",
        "a",
        "-",
        "~",
        "+",
    ];

    /// Ways back that are honest.
    const GOOD: [&str; 11] = [
        "/",
        "/accessmanagement/ui/systemuser/overview",
        "/accessmanagement/ui/systemuser/overview?party=505f8488-3d48-4c15-8e21-35cb9432f815&q=bl%C3%A5",
        "/accessmanagement/ui/systemuser/request?id=1&skiplogout=true",
        "/accessmanagement/ui/systemuser/overview/",
        "/clients?q=bl%C3%A5b%C3%A6r#top",
        "/clients?q=blåbær",
        "/clients?back=%2Faccessmanagement%2Fui%2F",
        "/a?b=//c",
        "/a?b=../c",
        "/a@b:c",
    ];

    /// Ways back that lead elsewhere, somewhere.
    const BAD: [&str; 45] = [
        "",
        "accessmanagement/ui",
        "//evil.example",
        "///evil.example",
        "////evil.example/%2e%2e",
        "/\\evil.example",
        "\\\\evil.example",
        "\\/evil.example",
        "/a\\..\\b",
        "/a//evil.example",
        "/a/..//evil.example",
        "/..//evil.example",
        "/./evil",
        "/.//evil.example",
        "/..",
        "/.",
        "/a/../b",
        "/%2e%2e//evil.example",
        "/%2E/evil",
        "/.%2e/evil",
        "/%2f%2fevil.example",
        "/%2Fevil.example",
        "/%5cevil.example",
        "/%5C/evil.example",
        "/%252f%252fevil.example",
        "/%00",
        "/%0d%0aSet-Cookie:a",
        "/a?b=%0d%0aLocation:evil",
        "/%09/evil.example",
        "/%",
        "/%2",
        "/%zz",
        "/a?%+f",
        "/\t/evil.example",
        "/\n/evil.example",
        "\t//evil.example",
        " /a",
        "/a b",
        "/a\u{A0}b",
        "/\u{202E}elpmaxe.live",
        "/\u{200B}/evil.example",
        "http://evil.example",
        "https://localhost:8080/",
        "javascript:alert(1)",
        "data:text/html,x",
    ];

    #[test]
    fn a_path_of_the_own_origin_is_a_way_back() {
        for path in GOOD {
            assert_eq!(
                ReturnPath::parse(path).map(|p| p.to_string()).as_deref(),
                Some(path)
            );
        }
    }

    #[test]
    fn nothing_leads_elsewhere() {
        for path in BAD {
            assert_eq!(ReturnPath::parse(path), None, "{path:?}");
        }
        assert_eq!(ReturnPath::parse(&format!("/{}", "a".repeat(2048))), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]

        /// A browser stays on the origin: by the path as a link, once more after it has put that together,
        /// and after a server has decoded the path once more.
        #[test]
        fn no_browser_leaves_the_origin(
            path in "/[a-z/.%?#\\\\@:&2fFeE5cC0]{0,30}",
            pieces in prop::collection::vec(prop::sample::select(PIECES), 0..8),
        ) {
            let page = Url::parse("http://localhost:8080/accessmanagement/ui/request?id=1").unwrap();
            for text in [path, pieces.concat(), format!("/{}", pieces.concat())] {
                let Some(path) = ReturnPath::parse(&text) else {
                    continue;
                };
                let once = page.join(path.as_str()).unwrap();
                prop_assert_eq!(once.origin(), page.origin(), "{:?}", path);
                let decoded = percent_decode_str(once.path()).decode_utf8_lossy();
                for again in [once.path(), &decoded] {
                    let twice = page.join(again).unwrap();
                    prop_assert_eq!(twice.origin(), page.origin(), "{:?}", path);
                }
            }
        }

        #[test]
        fn nothing_panics(text in ".*") {
            let _ = ReturnPath::parse(&text);
        }
    }
}
