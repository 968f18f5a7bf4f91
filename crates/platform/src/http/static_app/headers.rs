//! The headers of `deploy/_headers`, which hosts get as well.

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use std::sync::LazyLock;
use wildmatch::WildMatch;

const SOURCE: &str = include_str!("../../../../../deploy/_headers");

#[derive(Debug)]
struct Rule {
    path: WildMatch,
    /// Without a value: takes back what an earlier rule has set.
    headers: Vec<(HeaderName, Option<HeaderValue>)>,
}

/// Sets what the rules say about `path`, each in its turn.
pub(super) fn apply(path: &str, headers: &mut HeaderMap) {
    // Compiled in, and read by the test below.
    static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| read(SOURCE).unwrap_or_default());
    let rules = RULES.iter().filter(|rule| rule.path.matches(path));
    for (name, value) in rules.flat_map(|rule| &rule.headers) {
        match value {
            Some(value) => headers.insert(name, value.clone()),
            None => headers.remove(name),
        };
    }
}

fn read(source: &str) -> Option<Vec<Rule>> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in source.lines() {
        let text = line.trim();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        if line.starts_with('/') {
            rules.push(Rule {
                path: WildMatch::new(text),
                headers: Vec::new(),
            });
            continue;
        }
        let (name, value) = match text.strip_prefix('!') {
            Some(name) => (name, None),
            None => {
                let (name, value) = text.split_once(':')?;
                (name, Some(value.trim().parse().ok()?))
            }
        };
        let name = name.trim().parse().ok()?;
        rules.last_mut()?.headers.push((name, value));
    }
    Some(rules)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_can_be_read() {
        assert!(read(SOURCE).is_some());
        for broken in ["  A: b", "/a\n  nothing", "/a\n  A b: c"] {
            assert!(read(broken).is_none(), "{broken}");
        }
    }
}
