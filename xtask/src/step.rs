//! Steps of a long command: a line when one begins, a table with times at the end.

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::fmt::Write as _;
use std::ops::AddAssign;
use std::time::{Duration, Instant};

/// Numbers of tests.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct TestCount {
    passed: u64,
    failed: u64,
}

impl TestCount {
    /// Reads a closing line of cargo's or wasm-bindgen's test runner:
    /// `test result: ok. 12 passed; 0 failed; 0 ignored; …`.
    pub(crate) fn of_cargo_line(line: &str) -> Option<Self> {
        let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
        let (passed, rest) = counts.split_once(" passed; ")?;
        let (failed, _) = rest.split_once(" failed; ")?;
        Some(Self {
            passed: passed.parse().ok()?,
            failed: failed.parse().ok()?,
        })
    }

    /// Reads Playwright's JSON report.
    pub(crate) fn of_playwright_report(json: &[u8]) -> Result<Self> {
        let report: Value = serde_json::from_slice(json).context("Playwright's report")?;
        let number = |name| {
            let number = report["stats"][name].as_u64();
            number.with_context(|| format!("Playwright's report without {name}"))
        };
        Ok(Self {
            passed: number("expected")?,
            failed: number("unexpected")?,
        })
    }
}

impl AddAssign for TestCount {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[derive(Debug)]
struct Step {
    name: &'static str,
    failure: Option<String>,
    tests: TestCount,
    duration: Duration,
}

/// Runs steps one after the other and goes on after a failure.
#[derive(Debug, Default)]
pub(crate) struct Steps(Vec<Step>);

impl Steps {
    /// Runs a step that counts no tests. Returns whether it passed.
    pub(crate) fn check(&mut self, name: &'static str, work: impl FnOnce() -> Result<()>) -> bool {
        self.run(name, |_| work())
    }

    /// Runs a step that counts its tests; one in which no test runs has failed.
    pub(crate) fn tests(
        &mut self,
        name: &'static str,
        work: impl FnOnce(&mut TestCount) -> Result<()>,
    ) {
        self.run(name, |tests| {
            work(tests)?;
            ensure!(*tests != TestCount::default(), "no test ran");
            Ok(())
        });
    }

    fn run(&mut self, name: &'static str, work: impl FnOnce(&mut TestCount) -> Result<()>) -> bool {
        println!("\n== {name}");
        let started = Instant::now();
        let mut tests = TestCount::default();
        let failure = work(&mut tests).err().map(|error| format!("{error:#}"));
        let duration = started.elapsed();
        let passed = failure.is_none();
        let word = if passed { "done" } else { "FAILED" };
        println!("== {name}: {word} in {}", format_duration(duration));
        self.0.push(Step {
            name,
            failure,
            tests,
            duration,
        });
        passed
    }

    /// Prints the table and, last, `N passed, N failed`.
    pub(crate) fn finish(self) -> Result<()> {
        let total = self.total();
        println!("\n{}", self.table());
        println!("{} passed, {} failed", total.passed, total.failed);
        if total.failed > 0 {
            bail!("not everything passed");
        }
        Ok(())
    }

    /// A step that failed without a failed test, such as one that does not compile, counts as one failed.
    fn total(&self) -> TestCount {
        let mut total = TestCount::default();
        for step in &self.0 {
            total += step.tests;
            if step.failure.is_some() && step.tests.failed == 0 {
                total.failed += 1;
            }
        }
        total
    }

    fn table(&self) -> String {
        let mut table = String::new();
        let mut runners = Duration::ZERO;
        let mut line = |name: &str, duration, outcome: &str| {
            let duration = format_duration(duration);
            // Writing to a String cannot fail.
            let _ = writeln!(table, "{name:30} {duration:>12}  {outcome}");
        };
        for step in &self.0 {
            let TestCount { passed, failed } = step.tests;
            let mut outcome = match &step.failure {
                None => "ok".to_owned(),
                Some(failure) => format!("FAILED: {failure}"),
            };
            if step.tests != TestCount::default() {
                runners += step.duration;
                outcome = format!("{passed} passed, {failed} failed, {outcome}");
            }
            line(step.name, step.duration, &outcome);
        }
        line("all steps with tests", runners, "");
        table
    }
}

/// `8.3 s`, `4 min 05 s`.
fn format_duration(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds < 60 {
        format!("{:.1} s", duration.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::anyhow;

    const fn count(passed: u64, failed: u64) -> TestCount {
        TestCount { passed, failed }
    }

    #[test]
    fn closing_lines_of_cargo() {
        let check = |line: &str, expected| {
            assert_eq!(TestCount::of_cargo_line(line), expected, "{line}");
        };
        check(
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s",
            Some(count(12, 0)),
        );
        check(
            "test result: FAILED. 7 passed; 2 failed; 0 ignored; 0 filtered out; finished in 1.20s",
            Some(count(7, 2)),
        );
        check("test rules::deadline ... ok", None);
    }

    #[test]
    fn a_report_of_playwright() {
        let json = br#"{ "suites": [], "stats": { "expected": 41, "skipped": 0, "unexpected": 2, "flaky": 0 } }"#;
        assert_eq!(TestCount::of_playwright_report(json).unwrap(), count(41, 2));
        assert!(TestCount::of_playwright_report(b"{\"suites\": []}").is_err());
    }

    #[test]
    fn all_runners_are_summed() {
        let mut steps = Steps::default();
        assert!(steps.check("format", || Ok(())));
        for passed in [3, 4] {
            steps.tests("tests", |tests| {
                *tests += count(passed, 0);
                Ok(())
            });
        }
        assert_eq!(steps.total(), count(7, 0));
        assert!(steps.finish().is_ok());
    }

    #[test]
    fn whatever_is_not_done_has_failed() {
        let mut steps = Steps::default();
        assert!(!steps.check("lints", || Err(anyhow!("a warning"))));
        steps.tests("none", |_| Ok(()));
        steps.tests("two bad", |tests| {
            *tests += count(5, 2);
            Err(anyhow!("runner says no"))
        });
        assert_eq!(steps.total(), count(5, 4));
        let table = steps.table();
        assert!(table.contains("FAILED: a warning"), "{table}");
        assert!(table.contains("FAILED: no test ran"), "{table}");
        assert!(table.contains("5 passed, 2 failed, FAILED: runner says no"));
        assert!(steps.finish().is_err());
    }

    #[test]
    fn times_are_short() {
        assert_eq!(format_duration(Duration::from_millis(8_340)), "8.3 s");
        assert_eq!(format_duration(Duration::from_secs(245)), "4 min 05 s");
    }
}
