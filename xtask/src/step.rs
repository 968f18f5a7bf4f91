//! Steps of a long command: a line when one begins, a table with times at the end.

use crate::failure::Failure;
use crate::tally::Tally;
use std::time::{Duration, Instant};

/// What became of a step.
#[derive(Debug)]
enum Outcome {
    Passed,
    Failed(String),
    /// Not begun, because a step that it needs has failed.
    Left(&'static str),
}

#[derive(Debug)]
struct Step {
    name: &'static str,
    outcome: Outcome,
    tests: Tally,
    took: Duration,
}

/// Runs steps one after the other and goes on after a failure.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    steps: Vec<Step>,
}

impl Steps {
    /// Runs a step that finds faults but counts no tests. Answers what it made.
    pub(crate) fn check<T>(
        &mut self,
        name: &'static str,
        work: impl FnOnce() -> Result<T, Failure>,
    ) -> Option<T> {
        self.run(name, |_| work())
    }

    /// Runs a step that counts its tests; one in which no test runs has failed.
    pub(crate) fn tests(
        &mut self,
        name: &'static str,
        work: impl FnOnce(&mut Tally) -> Result<(), Failure>,
    ) {
        self.run(name, |tests| {
            work(tests)?;
            if tests.is_empty() {
                return Err(Failure::Unfit("no test ran".into()));
            }
            if tests.failed > 0 {
                return Err(Failure::Unfit(format!("{} failed", tests.failed)));
            }
            Ok(())
        });
    }

    /// Notes a step that cannot be done without another one.
    pub(crate) fn leave(&mut self, name: &'static str, needs: &'static str) {
        self.steps.push(Step {
            name,
            outcome: Outcome::Left(needs),
            tests: Tally::default(),
            took: Duration::ZERO,
        });
    }

    fn run<T>(
        &mut self,
        name: &'static str,
        work: impl FnOnce(&mut Tally) -> Result<T, Failure>,
    ) -> Option<T> {
        println!("\n== {name}");
        let started = Instant::now();
        let mut tests = Tally::default();
        let result = work(&mut tests);
        let took = started.elapsed();
        let (outcome, made) = match result {
            Ok(made) => (Outcome::Passed, Some(made)),
            Err(failure) => (Outcome::Failed(failure.to_string()), None),
        };
        let word = if made.is_some() { "done" } else { "FAILED" };
        println!("== {name}: {word} in {}", time(took));
        self.steps.push(Step {
            name,
            outcome,
            tests,
            took,
        });
        made
    }

    /// Prints the table and, last, `N passed, N failed`. A step that failed without a failed test, such
    /// as one that does not compile, counts as one failed.
    pub(crate) fn close(self) -> Result<(), Failure> {
        let total = self.total();
        println!("\n{}", self.summary());
        println!("{} passed, {} failed", total.passed, total.failed);
        if total.failed == 0 {
            return Ok(());
        }
        Err(Failure::Unfit("not everything passed".into()))
    }

    fn total(&self) -> Tally {
        let mut total = Tally::default();
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
                Outcome::Left(needs) => format!("NOT RUN: needs '{needs}'"),
            };
            format!("{:width$}  {:>8}  {outcome}", step.name, time(step.took))
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// `8.3 s`, `4 min 05 s`.
fn time(duration: Duration) -> String {
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

    fn tally(passed: u64, failed: u64) -> Tally {
        Tally { passed, failed }
    }

    #[test]
    fn all_runners_are_summed() {
        let mut steps = Steps::default();
        assert_eq!(steps.check("format", || Ok(7)), Some(7));
        for passed in [3, 4] {
            steps.tests("tests", |tests| {
                *tests += tally(passed, 0);
                Ok(())
            });
        }
        assert_eq!(steps.total(), tally(7, 0));
        assert!(steps.close().is_ok());
    }

    #[test]
    fn whatever_is_not_done_has_failed() {
        let mut steps = Steps::default();
        let no: Option<()> = steps.check("lints", || Err(Failure::Unfit("a warning".into())));
        assert_eq!(no, None);
        steps.tests("none", |_| Ok(()));
        steps.tests("two bad", |tests| {
            *tests += tally(5, 2);
            Err(Failure::Unfit("runner says no".into()))
        });
        // A runner that ends well although a test failed is not believed.
        steps.tests("one bad", |tests| {
            *tests += tally(1, 1);
            Ok(())
        });
        steps.leave("last", "lints");
        assert_eq!(steps.total(), tally(6, 6));
        let summary = steps.summary();
        assert!(summary.contains("FAILED: a warning"), "{summary}");
        assert!(summary.contains("FAILED: no test ran"), "{summary}");
        assert!(summary.contains("FAILED, 5 passed, 2 failed: runner says no"));
        assert!(summary.contains("NOT RUN: needs 'lints'"));
        assert!(steps.close().is_err());
    }

    #[test]
    fn times_are_short() {
        assert_eq!(time(Duration::from_millis(8_340)), "8.3 s");
        assert_eq!(time(Duration::from_secs(245)), "4 min 05 s");
    }
}
