//! The headers of `deploy/_headers`, which hosts get as well.

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use std::sync::LazyLock;

const SOURCE: &str = include_str!("../../../../../deploy/_headers");

/// A pattern with what it does.
#[derive(Debug)]
struct Rule {
    /// What comes before the star, or the whole path.
    start: &'static str,
    /// What comes after the star, when there is one.
    end: Option<&'static str>,
    actions: Vec<Action>,
}

#[derive(Debug)]
enum Action {
    Set(HeaderName, HeaderValue),
    Remove(HeaderName),
}

/// Sets what the rules say about `path`, each in its turn.
pub(super) fn apply(path: &str, headers: &mut HeaderMap) {
    static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
        // What cannot be read is left out; the test below reads every line.
        read(SOURCE).into_iter().filter_map(Result::ok).collect()
    });
    for rule in RULES.iter().filter(|rule| rule.matches(path)) {
        for action in &rule.actions {
            match action {
                Action::Set(name, value) => headers.insert(name, value.clone()),
                Action::Remove(name) => headers.remove(name),
            };
        }
    }
}

impl Rule {
    fn matches(&self, path: &str) -> bool {
        let rest = path.strip_prefix(self.start);
        match self.end {
            Some(end) => rest.is_some_and(|rest| rest.ends_with(end)),
            None => rest == Some(""),
        }
    }
}

/// The rules, each or the line that spoils it.
fn read(source: &'static str) -> Vec<Result<Rule, &'static str>> {
    let mut rules: Vec<Result<Rule, &'static str>> = Vec::new();
    for line in source.lines() {
        let text = line.trim();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        if line.starts_with('/') {
            rules.push(pattern(text).ok_or(text));
        } else if let Some(last) = rules.last_mut() {
            match (action(text), last) {
                (Some(action), Ok(rule)) => rule.actions.push(action),
                (None, last) => *last = Err(text),
                (Some(_), Err(_)) => {}
            }
        } else {
            rules.push(Err(text));
        }
    }
    rules
}

fn pattern(text: &'static str) -> Option<Rule> {
    let (start, end) = match text.split_once('*') {
        Some((start, end)) => (start, Some(end)),
        None => (text, None),
    };
    let has_one_star = end.is_none_or(|end| !end.contains('*'));
    has_one_star.then(|| Rule {
        start,
        end,
        actions: Vec::new(),
    })
}

fn action(text: &'static str) -> Option<Action> {
    if let Some(name) = text.strip_prefix('!') {
        return Some(Action::Remove(name.trim().parse().ok()?));
    }
    let (name, value) = text.split_once(':')?;
    let value = HeaderValue::from_str(value.trim()).ok()?;
    Some(Action::Set(name.trim().parse().ok()?, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_can_be_read() {
        for rule in read(SOURCE) {
            assert!(!rule.unwrap().actions.is_empty());
        }
        for broken in ["  A: b", "/a\n  nothing", "/a*b*c\n  A: b", "/a\n  A b: c"] {
            assert!(read(broken).iter().any(Result::is_err), "{broken}");
        }
    }

    #[test]
    fn later_rules_take_back_what_earlier_ones_have_set() {
        let caching = |path| {
            let mut headers = HeaderMap::new();
            apply(path, &mut headers);
            headers.remove("cache-control")
        };
        let for_good = "public, max-age=31536000, immutable";
        assert_eq!(caching("/accessmanagement/ui/a-1.wasm").unwrap(), for_good);
        assert_eq!(
            caching("/accessmanagement/ui/texts-nb-1.json").unwrap(),
            for_good
        );
        assert_eq!(caching("/accessmanagement/ui/").unwrap(), "no-cache");
        assert_eq!(caching("/accessmanagement/ui").unwrap(), "no-cache");
        assert_eq!(caching("/accessmanagement/ui/x/y").unwrap(), "no-cache");
        assert_eq!(
            caching("/accessmanagement/ui/config.json").unwrap(),
            "no-cache"
        );
        assert_eq!(caching("/elsewhere"), None);
    }
}
