//! How many tests passed and failed, read from what the runners print.

use std::ops::AddAssign;

/// Numbers of tests.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct TestCount {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl TestCount {
    /// Whether any test ran.
    pub(crate) fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// Reads a closing line of cargo's or wasm-bindgen's test runner:
    /// `test result: ok. 12 passed; 0 failed; 0 ignored; …`.
    pub(crate) fn of_cargo_line(line: &str) -> Option<Self> {
        let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
        let count = |word: &str| {
            counts
                .split("; ")
                .find_map(|part| part.strip_suffix(word)?.trim().parse().ok())
        };
        Some(Self {
            passed: count("passed")?,
            failed: count("failed")?,
        })
    }

    /// Reads Playwright's JSON report: the member `stats` of its end. A test that passed only on a
    /// second try has failed.
    pub(crate) fn of_playwright_report(json: &str) -> Option<Self> {
        let (_, stats) = json.rsplit_once("\"stats\":")?;
        let number = |name: &str| -> Option<u64> {
            let (_, rest) = stats.split_once(&format!("\"{name}\":"))?;
            let rest = rest.trim_start();
            let end = rest.find(|c: char| !c.is_ascii_digit())?;
            rest[..end].parse().ok()
        };
        Some(Self {
            passed: number("expected")?,
            failed: number("unexpected")? + number("flaky")?,
        })
    }
}

impl AddAssign for TestCount {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_of_cargo() {
        let check = |line: &str, expected: Option<(u64, u64)>| {
            let expected = expected.map(|(passed, failed)| TestCount { passed, failed });
            assert_eq!(TestCount::of_cargo_line(line), expected, "{line}");
        };
        check(
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s",
            Some((12, 0)),
        );
        check(
            "test result: FAILED. 7 passed; 2 failed; 0 ignored; 0 filtered out; finished in 1.20s",
            Some((7, 2)),
        );
        check("test result: ok", None);
        check("test rules::deadline ... ok", None);
        check("", None);
    }

    #[test]
    fn a_report_of_playwright() {
        let json = r#"{
  "suites": [{"title": "\"stats\": is not here"}],
  "stats": {
    "startTime": "2026-11-21T12:00:00.000Z",
    "duration": 12.5,
    "expected": 41,
    "skipped": 0,
    "unexpected": 2,
    "flaky": 1
  }
}"#;
        assert_eq!(
            TestCount::of_playwright_report(json),
            Some(TestCount {
                passed: 41,
                failed: 3
            })
        );
        assert_eq!(TestCount::of_playwright_report("{\"suites\": []}"), None);
    }
}
