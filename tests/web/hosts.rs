//! The browser's word on where an address leads.

use fullmakt::browser::hosts::host_of;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn the_host_of_a_clear_address() {
    for (address, host) in [
        ("https://smartcloud.no/receipt", "smartcloud.no"),
        ("HTTPS://SmartCloud.NO", "smartcloud.no"),
        ("http://localhost:8080/vendor/receipt", "localhost:8080"),
        ("https://smartcloud.no:443/", "smartcloud.no"),
        ("https://smartcloud.no@evil.example/", "evil.example"),
        ("https://smartcloud.no#@evil.example", "smartcloud.no"),
        ("http://[0:0::1]:8080/", "[::1]:8080"),
        ("https://blåbærsyltetøy.no/", "xn--blbrsyltety-y8ao3x.no"),
    ] {
        assert_eq!(host_of(address).as_deref(), Some(host), "{address:?}");
    }
}

#[wasm_bindgen_test]
fn what_the_browser_repairs_is_shown_as_it_repairs_it() {
    for (address, host) in [
        ("https:\\\\evil.example", "evil.example"),
        ("https://smartcloud.no\\@evil.example", "smartcloud.no"),
        (
            "https://smartcloud.no\n.evil.example",
            "smartcloud.no.evil.example",
        ),
        ("https://%65vil.example", "evil.example"),
        ("https://0x7f.1/", "127.0.0.1"),
        ("https://sm\u{430}rtcloud.no", "xn--smrtcloud-1yh.no"),
        ("https://smart\u{ad}cloud.no", "smartcloud.no"),
    ] {
        assert_eq!(host_of(address).as_deref(), Some(host), "{address:?}");
    }
}

#[wasm_bindgen_test]
fn what_leads_nowhere_on_the_web_has_no_host() {
    for address in [
        "",
        "/path",
        "//smartcloud.no",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://smartcloud.no",
        "https://",
        "https://\u{202e}on.duolctrams%",
    ] {
        assert_eq!(host_of(address), None, "{address:?}");
    }
}
