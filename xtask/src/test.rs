//! `cargo xtask test`: everything that must hold, from nothing.

use crate::step::{Steps, TestCount};
use crate::{app, browser, npm, process, project, size, tools};
use anyhow::{Context, Result};
use clap::ValueEnum;
use std::fs;
use std::process::Command;

#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// All of them when not named
    part: Option<Part>,
    /// For the runner of the part, for example: cargo xtask test e2e -- --grep approve
    #[arg(last = true, requires = "part")]
    rest: Vec<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Part {
    /// Native tests of everything but the local platform
    Rules,
    /// Native tests of the local platform
    Platform,
    /// Components in a browser
    Components,
    /// The built app with the local platform in a browser
    E2e,
}

/// Runs the steps; those that find most in the least time come first.
pub(crate) fn run(options: &Options) -> Result<()> {
    let mut steps = Steps::default();
    let rest = &options.rest;
    match options.part {
        None => {
            checks(&mut steps);
            steps.tests("native tests", |tests| native("--workspace", rest, tests));
            steps.tests("component tests", |tests| components(rest, tests));
            steps.check("release build and its size", || {
                size::check(&app::build_release()?)
            });
            // With the features that the native tests were built with: it is there already.
            end_to_end(&mut steps, "test --workspace --no-run", rest);
        }
        Some(Part::Rules) => steps.tests("native tests of the rules", |tests| {
            native("--workspace --exclude fullmakt-platform", rest, tests)
        }),
        Some(Part::Platform) => steps.tests("tests of the local platform", |tests| {
            native("--package fullmakt-platform", rest, tests)
        }),
        Some(Part::Components) => {
            steps.tests("component tests", |tests| components(rest, tests));
        }
        Some(Part::E2e) => end_to_end(&mut steps, "build --package fullmakt-platform", rest),
    }
    steps.finish()
}

/// Private items are documented too, so links to them lead somewhere.
const RUSTDOC_FLAGS: &str = "-D warnings -A rustdoc::private_intra_doc_links";

fn checks(steps: &mut Steps) {
    let commands = [
        ("format", "cargo fmt --all --check"),
        (
            "lints, native",
            "cargo clippy --workspace --all-targets --locked -- -D warnings",
        ),
        (
            "lints, browser",
            "cargo clippy --package fullmakt --all-targets --locked --target wasm32-unknown-unknown -- -D warnings",
        ),
        (
            "documentation",
            "cargo doc --workspace --no-deps --locked --document-private-items",
        ),
    ];
    for (name, command) in commands {
        steps.check(name, || {
            process::run(process::command(command).env("RUSTDOCFLAGS", RUSTDOC_FLAGS))
        });
    }
    steps.check("types of the end-to-end tests", || {
        let folder = npm::install("tests/e2e")?;
        process::run(process::command("node node_modules/typescript/bin/tsc").current_dir(folder))
    });
}

fn native(packages: &str, rest: &[String], tests: &mut TestCount) -> Result<()> {
    let line = format!("cargo test --locked --no-fail-fast {packages} --");
    run_and_count(process::command(&line).args(rest), tests)
}

fn components(rest: &[String], tests: &mut TestCount) -> Result<()> {
    let browser = browser::find_or_install()?;
    let capabilities = project::scratch().join("webdriver.json");
    fs::create_dir_all(project::scratch())?;
    fs::write(&capabilities, browser.capabilities())?;
    let line =
        "cargo test --locked --package fullmakt --test web --target wasm32-unknown-unknown --";
    let mut cargo = process::command(line);
    cargo
        .args(rest)
        .env("PATH", tools::path_with(&[tools::TEST_RUNNER])?)
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env("CHROMEDRIVER", browser.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
        // Seconds until a test page that says nothing is given up; two cores may be busy.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    run_and_count(app::use_configured_flags(&mut cargo), tests)
}

fn run_and_count(command: &mut Command, tests: &mut TestCount) -> Result<()> {
    process::run_with_lines(command, |line| {
        if let Some(found) = TestCount::of_cargo_line(line) {
            *tests += found;
        }
    })
}

/// Both programs, then the suite.
fn end_to_end(steps: &mut Steps, platform: &str, rest: &[String]) {
    let built = steps.check("app and local platform", || {
        app::build_release()?;
        build_platform(platform)
    });
    if built {
        steps.tests("end-to-end tests", |tests| {
            let report = project::root().join("tests/e2e/results/report.json");
            // A report of an earlier run must not be counted as this one's.
            drop(fs::remove_file(&report));
            let result = process::run(playwright()?.args(rest));
            if let Ok(json) = fs::read(&report) {
                *tests += TestCount::of_playwright_report(&json)?;
            }
            result
        });
    }
}

/// Builds the local platform, for tests too in the development profile: a call takes far less time than a page, and an
/// optimised build would take minutes (docs/performance.md).
pub(crate) fn build_platform(cargo: &str) -> Result<()> {
    println!("Building the local platform (1 to 2 minutes the first time)");
    process::run(&mut process::command(&format!("cargo {cargo} --locked")))
}

fn playwright() -> Result<Command> {
    let mut node = process::command("node node_modules/@playwright/test/cli.js test");
    node.current_dir(npm::install("tests/e2e")?)
        .env("FULLMAKT_PLATFORM", project::platform_program()?)
        .env("FULLMAKT_CHROMIUM", browser::find_or_install()?.chromium);
    Ok(node)
}

/// `cargo xtask bench`. Slow figures fail nothing; a page that does not come does.
pub(crate) fn bench() -> Result<()> {
    app::build_release()?;
    build_platform("build --package fullmakt-platform")?;
    println!("Measuring, some two minutes. Other work on this machine makes the figures worse");
    process::run(playwright()?.args(["--config", "bench.config.ts"])).context("no figures")
}
