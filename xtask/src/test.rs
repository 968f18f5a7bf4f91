//! `cargo xtask test`: everything that must hold, from nothing.

use crate::app;
use crate::browser;
use crate::dist;
use crate::error::Error;
use crate::npm;
use crate::playwright;
use crate::process;
use crate::project::Project;
use crate::size;
use crate::step::Steps;
use crate::test_count::TestCount;
use crate::tools;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Which tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    All,
    /// Native tests of everything but the local platform.
    Rules,
    /// Native tests of the local platform.
    Platform,
    /// Components in a browser.
    Components,
    /// The built app with the local platform in a browser.
    EndToEnd,
}

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    part: Part,
    /// For the runner of a single part.
    rest: Vec<String>,
}

impl Options {
    pub(crate) fn parse(arguments: &[String]) -> Result<Self, Error> {
        let split = arguments.iter().position(|a| a == "--");
        let (own, rest) = match split {
            Some(at) => (&arguments[..at], arguments[at + 1..].to_vec()),
            None => (arguments, Vec::new()),
        };
        let part = match own {
            [] => Part::All,
            [part] => match part.as_str() {
                "rules" => Part::Rules,
                "platform" => Part::Platform,
                "components" => Part::Components,
                "e2e" => Part::EndToEnd,
                other => return Err(Error::Usage(unknown(other))),
            },
            [_, other, ..] => return Err(Error::Usage(unknown(other))),
        };
        if part == Part::All && !rest.is_empty() {
            return Err(Error::Usage(
                "arguments after `--` go to one runner: name the part before them".into(),
            ));
        }
        Ok(Self { part, rest })
    }
}

fn unknown(word: &str) -> String {
    format!("'{word}' is not a part: rules, platform, components, e2e, or none for all")
}

const DIST: &str = "release build of the app";
const PLATFORM: &str = "build of the local platform";
const END_TO_END: &str = "end-to-end tests";

/// Runs the steps; those that find most in the least time come first.
pub(crate) fn run(project: &Project, options: &Options) -> Result<(), Error> {
    let mut steps = Steps::default();
    let rest = &options.rest;
    match options.part {
        Part::All => {
            checks(project, &mut steps);
            let workspace = ["--workspace"];
            steps.tests("native tests", |t| native(project, &workspace, rest, t));
            steps.tests("component tests", |t| components(project, rest, t));
            end_to_end(project, &mut steps, rest, Run::All);
        }
        Part::Rules => {
            let most = ["--workspace", "--exclude", "fullmakt-platform"];
            steps.tests("native tests of the rules", |t| {
                native(project, &most, rest, t)
            });
        }
        Part::Platform => {
            let platform = ["--package", "fullmakt-platform"];
            steps.tests("tests of the local platform", |t| {
                native(project, &platform, rest, t)
            });
        }
        Part::Components => {
            steps.tests("component tests", |t| components(project, rest, t));
        }
        Part::EndToEnd => end_to_end(project, &mut steps, rest, Run::Alone),
    }
    steps.finish()
}

fn checks(project: &Project, steps: &mut Steps) {
    steps.check("format", || {
        process::run(project.cargo().args(["fmt", "--all", "--check"]))
    });
    steps.check("lints, native", || {
        process::run(project.cargo().args([
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--",
            "-D",
            "warnings",
        ]))
    });
    steps.check("lints, browser", || {
        tools::wasm_target(project)?;
        process::run(project.cargo().args([
            "clippy",
            "--package",
            "fullmakt",
            "--all-targets",
            "--locked",
            "--target",
            "wasm32-unknown-unknown",
            "--",
            "-D",
            "warnings",
        ]))
    });
    steps.check("documentation", || {
        let doc = ["doc", "--workspace", "--no-deps", "--locked"];
        process::run(project.cargo().args(doc).env("RUSTDOCFLAGS", "-D warnings"))
    });
    steps.check("types of the end-to-end tests", || {
        let suite = npm::playwright(project)?;
        process::run(project.command("node").current_dir(suite).args([
            "node_modules/typescript/bin/tsc",
            "--project",
            ".",
        ]))
    });
}

fn native(
    project: &Project,
    packages: &[&str],
    rest: &[String],
    tests: &mut TestCount,
) -> Result<(), Error> {
    let mut cargo = project.cargo();
    cargo
        .args(["test", "--locked", "--no-fail-fast"])
        .args(packages)
        .arg("--")
        .args(rest);
    run_and_count(&mut cargo, tests)
}

fn components(project: &Project, rest: &[String], tests: &mut TestCount) -> Result<(), Error> {
    tools::wasm_target(project)?;
    let browser = browser::find_or_install()?;
    let runner = tools::WASM_BINDGEN
        .bin_dir(project)?
        .join("wasm-bindgen-test-runner");
    let capabilities = project.scratch().join("webdriver.json");
    fs::create_dir_all(project.scratch())
        .and_then(|()| fs::write(&capabilities, browser::webdriver_json(&browser.chromium)))
        .map_err(|source| Error::io("write", &capabilities, source))?;
    let mut cargo = project.cargo();
    cargo
        .args(["test", "--locked", "--package", "fullmakt", "--test", "web"])
        .args(["--target", "wasm32-unknown-unknown", "--"])
        .args(rest);
    app::use_configured_flags(&mut cargo);
    cargo
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", browser.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
        // Seconds until a test page that says nothing is given up; two cores may be busy.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    run_and_count(&mut cargo, tests)
}

fn run_and_count(command: &mut Command, tests: &mut TestCount) -> Result<(), Error> {
    process::run_with_lines(command, |line| {
        if let Some(found) = TestCount::of_cargo_line(line) {
            *tests += found;
        }
    })
}

/// How the end-to-end tests are run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Run {
    /// After all others: the byte budget comes in between, and the native tests have built the local
    /// platform.
    All,
    /// By themselves.
    Alone,
}

/// Both programs, then the suite.
fn end_to_end(project: &Project, steps: &mut Steps, rest: &[String], run: Run) {
    let app = steps.check(DIST, || dist::build(project));
    if run == Run::All && app.is_some() {
        steps.check("size", || size::run(project));
    }
    let platform = steps.check(PLATFORM, || match run {
        Run::All => platform_of_tests(project),
        Run::Alone => platform(project),
    });
    match (app, platform) {
        (Some(app), Some(platform)) => {
            steps.tests(END_TO_END, |t| {
                run_playwright(project, &app, &platform, rest, t)
            });
        }
        (None, _) => steps.skip(END_TO_END, DIST),
        (_, None) => steps.skip(END_TO_END, PLATFORM),
    }
}

/// Builds the local platform and returns the path of its program. In the development profile: a call takes far less
/// time than a page, and an optimised build would take minutes (docs/performance.md).
pub(crate) fn platform(project: &Project) -> Result<PathBuf, Error> {
    process::run(
        project
            .cargo()
            .args(["build", "--locked", "--package", "fullmakt-platform"]),
    )?;
    Ok(platform_program(project))
}

/// The same as the native tests have built it: building the package alone would compile its
/// dependencies once more, with other features.
fn platform_of_tests(project: &Project) -> Result<PathBuf, Error> {
    process::run(
        project
            .cargo()
            .args(["test", "--locked", "--workspace", "--no-run"]),
    )?;
    Ok(platform_program(project))
}

fn platform_program(project: &Project) -> PathBuf {
    let name = format!("fullmakt-platform{}", std::env::consts::EXE_SUFFIX);
    project.target.join("debug").join(name)
}

fn run_playwright(
    project: &Project,
    app: &Path,
    platform: &Path,
    rest: &[String],
    tests: &mut TestCount,
) -> Result<(), Error> {
    let report = npm::playwright(project)?
        .join("results")
        .join("report.json");
    // A report of an earlier run must not be counted as this one's.
    drop(fs::remove_file(&report));
    let mut node = playwright::command(project, app, platform)?;
    node.args(rest);
    let result = process::run(&mut node);
    if let Some(found) = fs::read_to_string(&report)
        .ok()
        .and_then(|json| TestCount::of_playwright_report(&json))
    {
        *tests += found;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options, Error> {
        let words: Vec<String> = line.split_whitespace().map(String::from).collect();
        Options::parse(&words)
    }

    #[test]
    fn a_part_and_what_its_runner_gets() {
        let check = |line: &str, part: Part, rest: &[&str]| {
            let rest = rest.iter().map(|word| (*word).to_owned()).collect();
            assert_eq!(parse(line).unwrap(), Options { part, rest }, "{line}");
        };
        check("", Part::All, &[]);
        check("rules", Part::Rules, &[]);
        check(
            "e2e -- --grep approve",
            Part::EndToEnd,
            &["--grep", "approve"],
        );
        check("platform -- faults", Part::Platform, &["faults"]);
    }

    #[test]
    fn what_is_not_understood_is_said() {
        for line in ["end", "rules platform", "-- --grep approve"] {
            assert!(matches!(parse(line), Err(Error::Usage(_))), "{line}");
        }
    }
}
