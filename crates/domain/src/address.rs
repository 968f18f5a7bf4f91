//! Addresses that come from outside, and how far they can be trusted.

/// A path inside this site to which a link may lead, from a query parameter such as `backtopage`.
///
/// Allowed is what starts with exactly one `/` and holds no backslash and no control character:
/// `//host` and `/\host` leave the site in a browser, and tabs and line breaks are dropped by it
/// before it looks (WHATWG URL, section 4.4). Everything else gives `None`.
#[must_use]
pub fn local_path(text: &str) -> Option<&str> {
    let mut chars = text.chars();
    let starts_well = chars.next() == Some('/') && chars.next() != Some('/');
    let clean = !text.chars().any(|c| c == '\\' || c.is_control());
    (starts_well && clean).then_some(text)
}

/// The host, with a port if there is one, of an `http` or `https` address, for showing to a person
/// before he goes there.
///
/// `None` when the text is no such address, or when it is written so that it could mislead: with
/// user information before an `@`, a backslash, or anything but ASCII letters, digits, `-` and `.` in
/// the host. An IPv6 host in brackets counts as misleading too: nobody recognises his vendor by it.
#[must_use]
pub fn host(address: &str) -> Option<&str> {
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        let start = address.get(..scheme.len())?;
        start
            .eq_ignore_ascii_case(scheme)
            .then(|| &address[scheme.len()..])
    })?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = &rest[..end];
    let (name, port) = host.split_once(':').unwrap_or((host, "0"));
    let name_is_plain = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));
    let port_is_plain = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    (name_is_plain && port_is_plain).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_local_path_stays_on_the_site() {
        for path in [
            "/",
            "/accessmanagement/ui/systemuser/overview",
            "/a?b=c#d",
            "/a//b",
        ] {
            assert_eq!(local_path(path), Some(path));
        }
        for path in [
            "",
            "a",
            "//evil.no",
            "/\\evil.no",
            "\\/evil.no",
            "https://evil.no",
            "javascript:alert(1)",
            "/\t/evil.no",
            "/\n/evil.no",
            " /a",
        ] {
            assert_eq!(local_path(path), None, "{path:?}");
        }
    }

    #[test]
    fn a_host_is_shown_only_when_it_cannot_mislead() {
        for (address, shown) in [
            ("https://smartcloud.no/receipt", "smartcloud.no"),
            ("https://smartcloudxxxx/receipt", "smartcloudxxxx"),
            ("http://localhost:8080/vendor/receipt", "localhost:8080"),
            ("HTTPS://A.no?x=/y", "A.no"),
            ("https://a.no", "a.no"),
        ] {
            assert_eq!(host(address), Some(shown));
        }
        for address in [
            "",
            "smartcloud.no",
            "javascript://a.no",
            "https://",
            "https://bank.no@evil.no/",
            "https://a.no:x/",
            "https://a.no\\@evil.no",
            "https://bаnk.no/",
            "https://a b.no",
            "https://[::1]/",
            "//a.no",
            "https:///a.no",
            "æ",
        ] {
            assert_eq!(host(address), None, "{address:?}");
        }
    }

    proptest! {
        #[test]
        fn neither_panics(text in "\\PC{0,60}") {
            let _ = (local_path(&text), host(&text));
        }
    }
}
