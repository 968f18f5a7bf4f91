//! Addresses of the web, read as strictly as possible.

use fullmakt_domain::return_path::MAX_LENGTH;
use std::cell::Cell;
use url::{Host, SyntaxViolation, Url};

/// An absolute `http` or `https` address that leads to the same place in every browser. One that browsers would
/// repair (`https:\\host`, line breaks inside, `%65vil.example`, `0x7f.1`) is refused, and so is one with a user
/// name, as in `https://bank.example@evil.example`.
#[derive(Debug)]
pub(crate) struct WebUrl<'a> {
    url: Url,
    path_and_rest: &'a str,
}

impl<'a> WebUrl<'a> {
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        // Browsers drop or encode these wherever they stand, and take `\` for `/`.
        let is_repaired = |c: char| c == '\\' || c.is_whitespace() || c.is_control();
        if text.len() > MAX_LENGTH || text.contains(is_repaired) {
            return None;
        }
        let violations = Cell::new(0);
        let count = |violation| match violation {
            // A bracket in a query, say: it does not change where the address leads.
            SyntaxViolation::NonUrlCodePoint | SyntaxViolation::PercentDecode => {}
            _ => violations.set(violations.get() + 1),
        };
        let options = Url::options().syntax_violation_callback(Some(&count));
        let url = options.parse(text).ok()?;
        let (_, rest) = text.split_once("://")?;
        let authority_end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path_and_rest) = rest.split_at_checked(authority_end)?;
        let is_clear = violations.get() == 0
            && matches!(url.scheme(), "http" | "https")
            && is_written_plainly(&url, authority);
        is_clear.then_some(Self { url, path_and_rest })
    }

    pub(crate) fn is_same_origin(&self, other: &WebUrl<'_>) -> bool {
        self.url.origin() == other.url.origin()
    }

    pub(crate) fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// Whether this machine itself is meant.
    pub(crate) fn is_local(&self) -> bool {
        matches!(self.url.host_str(), Some("localhost" | "127.0.0.1"))
    }

    /// The path as it was written, `/` when there was none.
    pub(crate) fn path(&self) -> &'a str {
        let path = self.path_and_rest.split(['?', '#']).next();
        path.filter(|path| !path.is_empty()).unwrap_or("/")
    }

    /// Path, query and fragment as they were written.
    pub(crate) fn path_and_rest(&self) -> &'a str {
        self.path_and_rest
    }

    /// In ASCII, as browsers send it.
    pub(crate) fn as_ascii(&self) -> &str {
        self.url.as_str()
    }
}

/// Whether `authority` is the host and port of `url` in the form that browsers give them, and nothing else. In
/// place of `xn--…` there can be letters of the Latin alphabets of Europe.
fn is_written_plainly(url: &Url, authority: &str) -> bool {
    let written = authority.to_lowercase();
    let port = url.port_or_known_default().unwrap_or_default();
    let host = written
        .strip_suffix(&format!(":{port}"))
        .unwrap_or(&written);
    match url.host() {
        Some(Host::Domain(domain)) => {
            is_domain_name(domain)
                && (host == domain
                    || (host.chars().all(is_latin)
                        && host == url::quirks::domain_to_unicode(domain)))
        }
        Some(address) => host == address.to_string(),
        None => false,
    }
}

fn is_domain_name(domain: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    let is_label = |label: &str| matches!(label.len(), 1..=63) && label.bytes().all(is_allowed);
    domain.len() <= 253 && domain.split('.').all(is_label)
}

fn is_latin(c: char) -> bool {
    c.is_ascii() || (c <= '\u{17F}' && c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clear_addresses() {
        for (text, origin) in [
            ("https://smartcloud.no/receipt", "https://smartcloud.no"),
            ("https://smartcloudxxxx/receipt", "https://smartcloudxxxx"),
            ("HTTPS://SmartCloud.NO", "https://smartcloud.no"),
            ("http://localhost:8080/a", "http://localhost:8080"),
            ("https://smartcloud.no:443/", "https://smartcloud.no"),
            ("http://smartcloud.no:80/", "http://smartcloud.no"),
            ("https://smartcloud.no:8443?x", "https://smartcloud.no:8443"),
            (
                "https://smartcloud.no#evil.example",
                "https://smartcloud.no",
            ),
            (
                "https://smartcloud.no/@evil.example",
                "https://smartcloud.no",
            ),
            (
                "https://smartcloud.no?a[]={b}|\"c\"",
                "https://smartcloud.no",
            ),
            ("https://smartcloud.no/100%", "https://smartcloud.no"),
            ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
            ("http://[::1]:8080/", "http://[::1]:8080"),
            ("https://a_b.example/", "https://a_b.example"),
            (
                "https://BLÅBÆRSYLTETØY.no/",
                "https://xn--blbrsyltety-y8ao3x.no",
            ),
            (
                "https://xn--blbrsyltety-y8ao3x.no",
                "https://xn--blbrsyltety-y8ao3x.no",
            ),
            ("https://bücher.example", "https://xn--bcher-kva.example"),
            ("https://čáhci.no", "https://xn--hci-dla3t.no"),
        ] {
            let url = WebUrl::parse(text).unwrap_or_else(|| panic!("{text:?}"));
            assert_eq!(url.url.origin().ascii_serialization(), origin, "{text:?}");
        }
    }

    #[test]
    fn what_browsers_repair_or_read_differently_and_what_is_no_web_address_is_refused() {
        for text in [
            "https:smartcloud.no",
            "https:/smartcloud.no",
            "https:\\\\smartcloud.no",
            "https://smartcloud.no\\@evil.example",
            "https://evil.example\\.smartcloud.no",
            "https://smartcloud.no/\\a",
            "https://smartcloud.no?a=\\",
            "https://smart cloud.no",
            "https://smart\tcloud.no",
            "https://smartcloud.no\n.evil.example",
            "https://smartcloud.no/a b",
            "https://smartcloud.no?a=\u{A0}",
            "https://smartcloud.no#\0",
            "https://",
            "https:///receipt",
            "https://?x",
            "https://.no",
            "https://a..no",
            "https://smartcloud.no.",
            "https://%65vil.example",
            "https://smartcloud.no%2Fevil.example",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://0x7f000001",
            "https://127.1",
            "https://0177.0.0.1",
            "https://1.2.3.4.5",
            "https://256.1.1.1",
            "https://smartcloud.no:",
            "https://smartcloud.no:99999",
            "https://smartcloud.no:80a",
            "https://smartcloud.no:-1",
            "https://[::1",
            "https://[zz]",
            "https://[::1]x",
            "https://[0:0::1]",
            "https://smartcloud。no/",
            "https://smartcloud．no/",
            "https://ｅｖｉｌ.example",
            "https://evil.example／.smartcloud.no",
            "https://smаrtcloud.no",
            "https://smart\u{200B}cloud.no",
            "https://smart\u{AD}cloud.no",
            "https://\u{202E}on.duolctrams",
            "https://smartcloud\u{301}.no",
            "https://ﬁrma.no",
            "https://ŀl.no",
            "https://ſmartcloud.no",
            "https://xn--a",
            "https://a<b.no",
            "https://a|b.no",
            "https://a^b.no",
            "https://a!b.no",
            &format!("https://{}.no", "a".repeat(64)),
            &format!("https://a.no/{}", "a".repeat(MAX_LENGTH)),
            // A name before the host.
            "https://smartcloud.no@evil.example/",
            "https://smartcloud.no:443@evil.example",
            "https://smartcloud.no@x@evil.example/@smartcloud.no",
            "https://@evil.example",
            "https://:@evil.example",
            // Other schemes, and none.
            "",
            "javascript:alert(1)",
            "javascript://smartcloud.no/%0aalert(1)",
            "data:text/html,x",
            "ftp://smartcloud.no",
            "//smartcloud.no",
            "/receipt",
            "smartcloud.no",
            "mailto:a@b.no",
            " https://smartcloud.no",
            "java\nscript:x",
            "https",
            "https;//a.no",
            "blob:https://a.no/x",
            "file:///etc/passwd",
            "httpss://a.no",
        ] {
            assert!(WebUrl::parse(text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn path_and_rest_are_kept_as_written() {
        let url = WebUrl::parse("https://a.no/Receipt/../%2f?a=b/c#d?e").unwrap();
        assert_eq!(url.path(), "/Receipt/../%2f");
        assert_eq!(url.path_and_rest(), "/Receipt/../%2f?a=b/c#d?e");
        let bare = WebUrl::parse("https://a.no?x").unwrap();
        assert_eq!((bare.path(), bare.path_and_rest()), ("/", "?x"));
    }
}
