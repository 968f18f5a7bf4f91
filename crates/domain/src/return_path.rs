//! Ways back within the own origin: `backtopage` of the approval pages (product.md, A1) and `goto`
//! of the login (docs/contract/platform.md, section 2.5, docs/contract/local-platform.md, "Sign-in and tokens").

use crate::invisible::is_invisible;
use crate::web_url::{MAX_LENGTH, WebUrl};
use std::fmt;

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

    /// The same for an absolute address, which must be of the origin given (`http://localhost:8080`).
    ///
    /// The result is the part from the path on: going there cannot leave the origin.
    #[must_use]
    pub fn parse_absolute(url: &str, origin: &str) -> Option<Self> {
        let url = WebUrl::parse(url).ok()?;
        let origin = WebUrl::parse(origin).ok()?;
        if url.has_user_info || !url.same_origin(&origin) {
            return None;
        }
        if url.path_and_rest.starts_with('/') {
            Self::parse(url.path_and_rest)
        } else {
            Self::parse(&format!("/{}", url.path_and_rest))
        }
    }

    /// The path with query and fragment.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the path lies under `base`, which ends in `/`: the app's own pages, for example, and
    /// not the address that signs the user out.
    #[must_use]
    pub fn is_under(&self, base: &str) -> bool {
        self.0.starts_with(base)
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
    use proptest::prelude::*;

    const ORIGIN: &str = "http://localhost:8080";

    /// Ways back that are honest.
    const GOOD: [&str; 10] = [
        "/",
        "/accessmanagement/ui/systemuser/overview",
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

    #[test]
    fn an_absolute_address_must_be_of_the_origin() {
        for path in GOOD {
            let back = ReturnPath::parse_absolute(&format!("{ORIGIN}{path}"), ORIGIN);
            assert_eq!(back.map(|p| p.to_string()).as_deref(), Some(path));
        }
        for path in BAD.into_iter().filter(|path| path.starts_with('/')) {
            assert_eq!(
                ReturnPath::parse_absolute(&format!("{ORIGIN}{path}"), ORIGIN),
                None,
                "{path:?}"
            );
        }
        for url in [
            "http://localhost:8081/a",
            "https://localhost:8080/a",
            "http://localhost/a",
            "http://127.0.0.1:8080/a",
            "http://localhost:8080@evil.example/a",
            "http://user@localhost:8080/a",
            "http://localhost:8080.evil.example/a",
            "http://localhost:8080\\@evil.example/",
            "//localhost:8080/a",
            "/a",
            "http:/localhost:8080/a",
            "javascript://localhost:8080/%0aalert(1)",
        ] {
            assert_eq!(ReturnPath::parse_absolute(url, ORIGIN), None, "{url:?}");
        }
        let back = |url| ReturnPath::parse_absolute(url, ORIGIN).map(|p| p.to_string());
        assert_eq!(back("HTTP://LOCALHOST:8080").as_deref(), Some("/"));
        assert_eq!(back("http://localhost:8080?a").as_deref(), Some("/?a"));
    }

    #[test]
    fn tells_the_apps_own_pages() {
        let base = "/accessmanagement/ui/";
        let is_under = |path| ReturnPath::parse(path).unwrap().is_under(base);
        assert!(is_under("/accessmanagement/ui/systemuser/overview"));
        assert!(!is_under("/authentication/api/v1/logout"));
        assert!(!is_under("/accessmanagement/uix"));
    }

    proptest! {
        #[test]
        fn nothing_panics(text in ".*", path in "/[a-z/.%?#\\\\&2fF5cC0]{0,40}") {
            let _ = ReturnPath::parse(&text);
            let _ = ReturnPath::parse_absolute(&text, ORIGIN);
            if let Some(path) = ReturnPath::parse(&path) {
                let url = format!("{ORIGIN}{path}");
                prop_assert!(!path.as_str().starts_with("//"));
                prop_assert_eq!(ReturnPath::parse_absolute(&url, ORIGIN), Some(path));
            }
        }
    }
}
