//! Our strict reading of addresses against the parser that browsers have (the `url` crate follows the
//! WHATWG URL Standard). Whatever we accept, a browser must take for the same host, and a way back must
//! stay on its origin. What a browser repairs and we refuse is no matter here.

#![allow(clippy::unwrap_used, reason = "a test may fail so")]

use fullmakt_domain::{ReturnPath, WebUrl, redirect_url};
use proptest::prelude::*;
use url::Url;

/// Pieces that addresses and tricks are made of.
const PIECES: &[&str] = &[
    "https",
    "HTTP",
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
    "127.1",
    "0x7f",
    "2130706433",
    "08",
    "[::1]",
    "[",
    "]",
    ":8080",
    ":443",
    ":80",
    ":0",
    "smartcloud.no",
    "EVIL.example",
    "xn--blbr-roah",
    "xn--",
    "xn--a",
    "blåbær",
    "ÆØÅ",
    "straße",
    "ıo",
    "ŀ",
    "ſ",
    "ﬁ",
    "а",
    "。",
    "．",
    "／",
    "\u{200B}",
    "\u{AD}",
    "\u{301}",
    "\u{202E}",
    "\t",
    "\n",
    " ",
    "a",
    "-",
    "_",
    "user",
    "*",
    "!",
    "~",
    "+",
    "a-",
    "-a",
];

fn addresses() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..8);
    let begin = prop::sample::select(&["", "https://", "http://", "https:/", "https:"][..]);
    (begin, pieces).prop_map(|(begin, pieces)| format!("{begin}{}", pieces.concat()))
}

fn same_as_browsers(text: &str) -> Result<(), TestCaseError> {
    let Ok(ours) = WebUrl::parse(text) else {
        return Ok(());
    };
    let theirs = Url::parse(text);
    // A label that is no valid Punycode leads nowhere at all.
    if theirs.is_err() && ours.host.contains("xn--") {
        return Ok(());
    }
    let theirs = theirs.map_err(|error| TestCaseError::fail(format!("{text:?}: {error}")))?;
    prop_assert_eq!(theirs.host_str(), Some(ours.host.as_str()), "{:?}", text);
    prop_assert_eq!(theirs.port(), ours.port, "{:?}", text);
    prop_assert_eq!(theirs.scheme() == "https", ours.secure, "{:?}", text);
    let has_user = !theirs.username().is_empty() || theirs.password().is_some();
    prop_assert!(ours.has_user_info || !has_user, "{:?}", text);
    Ok(())
}

fn stays(path: &ReturnPath) -> Result<(), TestCaseError> {
    let base =
        Url::parse("http://localhost:8080/accessmanagement/ui/systemuser/request?id=1").unwrap();
    // As a link on the page, and once more after a browser has put it together.
    let once = base
        .join(path.as_str())
        .map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(once.origin(), base.origin(), "{:?}", path);
    let twice = base
        .join(once.path())
        .map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(twice.origin(), base.origin(), "{:?}", path);
    // And after a server has decoded the path once more.
    let decoded = decoded(once.path());
    if let Ok(thrice) = base.join(&decoded) {
        prop_assert_eq!(thrice.origin(), base.origin(), "{:?}", path);
    }
    Ok(())
}

fn decoded(path: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escape = (*first == b'%').then(|| after.get(..2)).flatten();
        let digits = escape.and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]

    #[test]
    fn an_address_is_what_browsers_take_it_for(text in addresses()) {
        same_as_browsers(&text)?;
    }

    #[test]
    fn any_host_is_what_browsers_take_it_for(host in "[ -~æøåÆØÅßčđŋšŧžıİŀŉſĸĳÿŸ。．Kª²½\\u{300}-\\u{303}]{1,12}") {
        same_as_browsers(&format!("https://{host}/"))?;
        same_as_browsers(&format!("https://{host}.no"))?;
    }

    #[test]
    fn a_way_back_stays(text in addresses(), path in "/[a-z/.%?#\\\\@:&2fFeE5cC0]{0,30}") {
        for text in [text.clone(), format!("/{text}"), path] {
            if let Some(path) = ReturnPath::parse(&text) {
                stays(&path)?;
            }
        }
    }

    #[test]
    fn what_may_be_registered_is_secure_or_this_machine(text in addresses()) {
        if redirect_url::may_be_registered(&text) {
            let url = Url::parse(&text);
            prop_assume!(url.is_ok());
            let url = url.unwrap();
            let local = matches!(url.host_str(), Some("localhost" | "127.0.0.1"));
            prop_assert!(url.scheme() == "https" || local, "{:?}", text);
        }
    }
}

/// Every letter that we let into a host on its own: a browser must leave it as it is.
#[test]
fn each_letter_alone_is_read_as_browsers_read_it() {
    let mut accepted = 0;
    for letter in ('\u{80}'..='\u{24F}').chain('\u{1E00}'..='\u{1EFF}') {
        for text in [
            format!("https://{letter}.no"),
            format!("https://a{letter}b.no"),
        ] {
            let Ok(ours) = WebUrl::parse(&text) else {
                continue;
            };
            accepted += 1;
            let theirs = Url::parse(&text).unwrap();
            assert_eq!(theirs.host_str(), Some(ours.host.as_str()), "{text}");
        }
    }
    assert!(accepted > 200, "{accepted}");
}
