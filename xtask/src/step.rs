//! Steps of a long command: a line when one begins, a table with times at the end.

use crate::error::Error;
use crate::test_count::TestCount;
use std::time::{Duration, Instant};

/// How a step ended.
#[derive(Debug)]
enum Outcome {
    Passed,
    Failed(String),
    /// Not begun, because a step that it needs has failed.
    Skipped(&'static str),
}

#[derive(Debug)]
struct Step {
    name: &'static str,
    outcome: Outcome,
    tests: TestCount,
    duration: Duration,
}

/// Runs steps one after the other and goes on after a failure.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    steps: Vec<Step>,
}

impl Steps {
    /// Runs a step that finds faults but counts no tests. Returns its result.
    pub(crate) fn check<T>(
        &mut self,
        name: &'static str,
        work: impl FnOnce() -> Result<T, Error>,
    ) -> Option<T> {
        self.run(name, |_| work())
    }

    /// Runs a step that counts its tests; one in which no test runs has failed.
    pub(crate) fn tests(
        &mut self,
        name: &'static str,
        work: impl FnOnce(&mut TestCount) -> Result<(), Error>,
    ) {
        self.run(name, |tests| {
            work(tests)?;
            if tests.is_empty() {
                return Err(Error::Failed("no test ran".into()));
            }
            if tests.failed > 0 {
                return Err(Error::Failed(format!("{} failed", tests.failed)));
            }
            Ok(())
        });
    }

    /// Records a step that cannot run because another one has failed.
    pub(crate) fn skip(&mut self, name: &'static str, needs: &'static str) {
        self.steps.push(Step {
            name,
            outcome: Outcome::Skipped(needs),
            tests: TestCount::default(),
            duration: Duration::ZERO,
        });
    }

    fn run<T>(
        &mut self,
        name: &'static str,
        work: impl FnOnce(&mut TestCount) -> Result<T, Error>,
    ) -> Option<T> {
        println!("\n== {name}");
        let started = Instant::now();
        let mut tests = TestCount::default();
        let result = work(&mut tests);
        let duration = started.elapsed();
        let (outcome, made) = match result {
            Ok(made) => (Outcome::Passed, Some(made)),
            Err(error) => (Outcome::Failed(error.to_string()), None),
        };
        let word = if made.is_some() { "done" } else { "FAILED" };
        println!("== {name}: {word} in {}", format_duration(duration));
        self.steps.push(Step {
            name,
            outcome,
            tests,
            duration,
        });
        made
    }

    /// Prints the table and, last, `N passed, N failed`. A step that failed without a failed test, such
    /// as one that does not compile, counts as one failed.
    pub(crate) fn finish(self) -> Result<(), Error> {
        let total = self.total();
        println!("\n{}", self.summary());
        println!("{} passed, {} failed", total.passed, total.failed);
        if total.failed == 0 {
            return Ok(());
        }
        Err(Error::Failed("not everything passed".into()))
    }

    fn total(&self) -> TestCount {
        let mut total = TestCount::default();
        for step in &self.steps {
            total += step.tests;
            if !matches!(step.outcome, Outcome::Passed) && step.tests.failed == 0 {
                total.failed += 1;
            }
        }
        total
    }

    fn summary(&self) -> String {
        let width = self.steps.iter().map(|s| s.name.len()).max().unwrap_or(0);
        let lines = self.steps.iter().map(|step| {
            let tests = if step.tests.is_empty() {
                String::new()
            } else {
                format!(
                    ", {} passed, {} failed",
                    step.tests.passed, step.tests.failed
                )
            };
            let outcome = match &step.outcome {
                Outcome::Passed => format!("ok{tests}"),
                Outcome::Failed(why) => format!("FAILED{tests}: {why}"),
                Outcome::Skipped(needs) => format!("NOT RUN: needs '{needs}'"),
            };
            format!(
                "{:width$}  {:>8}  {outcome}",
                step.name,
                format_duration(step.duration)
            )
        });
        lines.collect::<Vec<_>>().join("\n")
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

    fn count(passed: u64, failed: u64) -> TestCount {
        TestCount { passed, failed }
    }

    #[test]
    fn all_runners_are_summed() {
        let mut steps = Steps::default();
        assert_eq!(steps.check("format", || Ok(7)), Some(7));
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
        let no: Option<()> = steps.check("lints", || Err(Error::Failed("a warning".into())));
        assert_eq!(no, None);
        steps.tests("none", |_| Ok(()));
        steps.tests("two bad", |tests| {
            *tests += count(5, 2);
            Err(Error::Failed("runner says no".into()))
        });
        // A runner that ends well although a test failed is not believed.
        steps.tests("one bad", |tests| {
            *tests += count(1, 1);
            Ok(())
        });
        steps.skip("last", "lints");
        assert_eq!(steps.total(), count(6, 6));
        let summary = steps.summary();
        assert!(summary.contains("FAILED: a warning"), "{summary}");
        assert!(summary.contains("FAILED: no test ran"), "{summary}");
        assert!(summary.contains("FAILED, 5 passed, 2 failed: runner says no"));
        assert!(summary.contains("NOT RUN: needs 'lints'"));
        assert!(steps.finish().is_err());
    }

    #[test]
    fn times_are_short() {
        assert_eq!(format_duration(Duration::from_millis(8_340)), "8.3 s");
        assert_eq!(format_duration(Duration::from_secs(245)), "4 min 05 s");
    }
}
