//! What there is to try with the default seed of the local platform.

/// Id of the open standard request; `crates/platform/src/seed.rs` has the same.
const STANDARD_REQUEST: &str = "505f8488-3d48-4c15-8e21-35cb9432f815";

/// The links and who may open them, as text for the terminal.
pub(crate) fn links(port: u16) -> String {
    let origin = format!("http://localhost:{port}");
    format!(
        "
Fullmakt is up. Stop it with Ctrl-C.

  {origin}/
    start page: every link, and who may open it
  {origin}/accessmanagement/ui/systemuser/request?id={STANDARD_REQUEST}&DONTCHOOSEREPORTEE=true
    SmartCloud asks SNILL SKOG AS for access. The page asks who you are:
    20001 INTUITIV HEST   may approve or reject
    20002 RASK REV        may only send it on to somebody who can decide
    20004 FJERN FISK      has nothing to do with the organisation
    20005 LESENDE UGLE    may see it and send it on, and decide nothing
  {origin}/_platform
    what the local platform holds: requests, calls, faults, clock, and a button that resets it all
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A link to a request that is not there would be the first thing that a newcomer sees.
    #[test]
    fn the_request_is_the_seeded_one() {
        let seed = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../crates/platform/src/seed.rs"
        );
        let seed = std::fs::read_to_string(seed).unwrap();
        assert!(seed.contains(&format!(
            "pub const STANDARD_REQUEST: Uuid = uuid!(\"{STANDARD_REQUEST}\");"
        )));
        assert!(links(8123).contains(&format!(
            "http://localhost:8123/accessmanagement/ui/systemuser/request?id={STANDARD_REQUEST}&"
        )));
    }
}
