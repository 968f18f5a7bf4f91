//! Addresses to which a customer is sent after a decision (docs/contract/platform.md, section 1.3, step 8,
//! and section 1.7).

use crate::web_url::WebUrl;

/// Whether a vendor may register the address on a system: absolute and https. On the local platform
/// also http on this machine (`localhost`, `127.0.0.1`; docs/contract/platform.md, section 0.4, row i).
pub(crate) fn may_be_registered(url: &str) -> bool {
    WebUrl::parse(url).is_some_and(|url| url.is_https() || url.is_local())
}

/// Whether the address of a request is one that the system has registered: same scheme, host, port
/// and path. The query is not compared, nor is what stands behind `#`; the path is, letter by letter.
///
/// An address that cannot be read for certain matches nothing (the service answers 500 to some of
/// them; docs/contract/platform.md, section 0.4, row b).
pub(crate) fn matches(url: &str, registered: &str) -> bool {
    match (WebUrl::parse(url), WebUrl::parse(registered)) {
        (Some(url), Some(registered)) => {
            url.is_same_origin(&registered) && url.path() == registered.path()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scheme_host_port_and_path_are_compared() {
        const REGISTERED: &str = "https://smartcloud.no/receipt?kept=1";
        for url in [
            "https://smartcloud.no/receipt",
            "https://SMARTCLOUD.no:443/receipt?id=7",
            "https://smartcloud.no/receipt#top",
        ] {
            assert!(matches(url, REGISTERED), "{url}");
        }
        for url in [
            "http://smartcloud.no/receipt",
            "https://smartcloud.no:444/receipt",
            "https://smartcloud.no/Receipt",
            "https://smartcloud.no/receipt/",
            "https://smartcloud.no/receipt/../evil",
            "https://smartcloud.no/%72eceipt",
            "https://smartcloud.no",
            "https://evil.example/receipt",
            "https://smartcloud.no.evil.example/receipt",
        ] {
            assert!(!matches(url, REGISTERED), "{url}");
        }
        assert!(matches(
            "https://superregnskap.no/",
            "https://superregnskap.no"
        ));
    }
}
