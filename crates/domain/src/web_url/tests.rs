use super::*;
use proptest::prelude::*;

/// What a person would be shown, or why not.
fn shown(url: &str) -> Result<String, WebUrlError> {
    WebUrl::parse(url).map(|url| url.to_string())
}

#[test]
fn the_host_that_a_browser_goes_to_is_shown() {
    let check = |url, host: &str| assert_eq!(shown(url), Ok(host.to_owned()), "{url:?}");
    check("https://smartcloud.no/receipt", "smartcloud.no");
    check("https://smartcloudxxxx/receipt", "smartcloudxxxx");
    check("HTTPS://SmartCloud.NO", "smartcloud.no");
    check("http://localhost:8080/vendor/receipt", "localhost:8080");
    check("https://smartcloud.no:443/", "smartcloud.no");
    check("http://smartcloud.no:80/", "smartcloud.no");
    check("https://smartcloud.no:8443?x", "smartcloud.no:8443");
    check("https://smartcloud.no#evil.example", "smartcloud.no");
    check("http://127.0.0.1:8080/", "127.0.0.1:8080");
    check("http://[::1]:8080/", "[::1]:8080");
    check("http://[0:0::1]/", "[::1]");
    check("https://a_b.example/", "a_b.example");
}

#[test]
fn a_name_before_the_host_does_not_mislead() {
    let check = |url, host: &str| {
        assert_eq!(shown(url), Ok(host.to_owned()), "{url:?}");
        assert!(WebUrl::parse(url).unwrap().has_user_info, "{url:?}");
    };
    check("https://smartcloud.no@evil.example/", "evil.example");
    check("https://smartcloud.no:443@evil.example", "evil.example");
    check(
        "https://smartcloud.no@x@evil.example/@smartcloud.no",
        "evil.example",
    );
    check("https://@evil.example", "evil.example");
    assert!(
        !WebUrl::parse("https://evil.example/@smartcloud.no")
            .unwrap()
            .has_user_info
    );
}

#[test]
fn letters_beyond_ascii_are_shown_as_browsers_send_them() {
    let check = |url, host: &str| assert_eq!(shown(url), Ok(host.to_owned()), "{url:?}");
    check("https://blåbærsyltetøy.no/", "xn--blbrsyltety-y8ao3x.no");
    check("https://BLÅBÆRSYLTETØY.no/", "xn--blbrsyltety-y8ao3x.no");
    check("https://bücher.example", "xn--bcher-kva.example");
    check(
        "https://www.Tromsø.kommune.no",
        "www.xn--troms-zua.kommune.no",
    );
    check("https://čáhci.no", "xn--hci-dla3t.no");
    check("https://ø.no", "xn--pda.no");
    check(
        "https://xn--blbrsyltety-y8ao3x.no",
        "xn--blbrsyltety-y8ao3x.no",
    );
}

#[test]
fn what_browsers_repair_or_read_differently_is_refused() {
    for url in [
        "https:smartcloud.no",
        "https:/smartcloud.no",
        "https:\\\\smartcloud.no",
        "https://smartcloud.no\\@evil.example",
        "https://evil.example\\.smartcloud.no",
        "https://smart cloud.no",
        "https://smart\tcloud.no",
        "https://smartcloud.no\n.evil.example",
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
        "https://a<b.no",
        "https://a|b.no",
        "https://a^b.no",
    ] {
        assert_eq!(shown(url), Err(WebUrlError::Unclear), "{url:?}");
    }
    let long = format!("https://{}.no", "a".repeat(64));
    assert_eq!(shown(&long), Err(WebUrlError::Unclear));
    assert_eq!(
        shown(&format!("https://a.no/{}", "a".repeat(2048))),
        Err(WebUrlError::TooLong)
    );
}

#[test]
fn other_schemes_are_not_web_addresses() {
    for url in [
        "",
        "javascript:alert(1)",
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
        assert_eq!(shown(url), Err(WebUrlError::NotWeb), "{url:?}");
    }
}

#[test]
fn path_and_rest_are_kept_as_written() {
    let url = WebUrl::parse("https://a.no/Receipt/%2f?a=b/c#d?e").unwrap();
    assert_eq!(
        (url.path, url.path_and_rest),
        ("/Receipt/%2f", "/Receipt/%2f?a=b/c#d?e")
    );
    let bare = WebUrl::parse("https://a.no?x").unwrap();
    assert_eq!((bare.path, bare.path_and_rest), ("/", "?x"));
}

#[test]
fn punycode_agrees_with_the_samples_of_rfc_3492() {
    // RFC 3492, section 7.1: the samples in Latin script, in lower case.
    for (text, encoded) in [
        ("pročprostěnemluvíčesky", "proprostnemluvesky-uyb24dma41a"),
        (
            "porquénopuedensimplementehablarenespañol",
            "porqunopuedensimplementehablarenespaol-fmd56a",
        ),
    ] {
        let letters: Vec<char> = text.chars().collect();
        let mut ascii = String::new();
        push_punycode(&letters, &mut ascii).unwrap();
        assert_eq!(ascii, encoded);
    }
}

proptest! {
    #[test]
    fn nothing_panics(text in ".*", host in "\\PC{0,80}") {
        let _ = WebUrl::parse(&text);
        let _ = WebUrl::parse(&format!("https://{text}"));
        let _ = WebUrl::parse(&format!("https://{host}/"));
    }

    #[test]
    fn what_is_shown_is_plain_and_reads_back(text in "[a-zA-Z0-9æøåÆØÅčžöé.:@\\[\\]%/?#_-]{0,40}") {
        if let Ok(url) = WebUrl::parse(&format!("https://{text}")) {
            let shown = url.to_string();
            let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_.:[]".contains(&b);
            prop_assert!(shown.bytes().all(plain), "{shown}");
            let again = format!("https://{shown}");
            prop_assert_eq!(WebUrl::parse(&again).map(|url| url.to_string()), Ok(shown));
        }
    }
}
