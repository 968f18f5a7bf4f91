//! What `boot.js` asks for before the app is there (docs/decisions/0005-what-starts-early.md).

use fullmakt_contract::paths;
use fullmakt_domain::RequestKind;

const BOOT: &str = include_str!("../boot.js");

/// The paths stand in JavaScript a second time. Where they differ, an answer would be fetched that
/// nobody takes, and the page would wait for another.
#[test]
fn the_early_calls_are_those_of_the_app() {
    let request = [
        ("request", RequestKind::Standard),
        ("agentrequest", RequestKind::Agent),
        ("changerequest", RequestKind::Change),
    ]
    .map(|(page, kind)| format!("{page}: \"{}\"", paths::request(kind, "")));
    let user = format!("read(\"{}\")", paths::CURRENT_USER);
    for expected in request.iter().chain([&user]) {
        assert!(BOOT.contains(expected), "boot.js has no {expected}");
    }
}
