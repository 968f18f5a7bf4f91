//! Chromium and its driver: found, or installed with apt-get where that is possible.

use crate::process;
use anyhow::{Context, Result};
use serde_json::json;
use std::env;
use std::path::PathBuf;

/// What Chromium needs to run headless, also as root, and to make no connection of its own.
const FLAGS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Programs for tests in a browser.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
}

impl Browser {
    /// The capabilities that wasm-bindgen's test runner gives to ChromeDriver.
    pub(crate) fn capabilities(&self) -> String {
        json!({ "goog:chromeOptions": { "binary": self.chromium, "args": FLAGS } }).to_string()
    }
}

/// Finds Chromium and its driver, or installs them on Debian.
pub(crate) fn find_or_install() -> Result<Browser> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    println!(
        "Chromium or chromedriver is missing: trying apt-get (about 1 minute, once per machine)"
    );
    let install =
        "apt-get install -y -q --no-install-recommends chromium chromium-driver fonts-liberation";
    process::run(&mut process::command("apt-get update -q"))
        .and_then(|()| {
            process::run(process::command(install).env("DEBIAN_FRONTEND", "noninteractive"))
        })
        .ok()
        .and_then(|()| find())
        .context(
            "Chromium or chromedriver is missing. On Debian: apt-get install chromium chromium-driver. Elsewhere \
             install both at the same version, and name them in FULLMAKT_CHROMIUM and CHROMEDRIVER",
        )
}

fn find() -> Option<Browser> {
    let named = |variable| env::var_os(variable).map(PathBuf::from);
    let on_path = |program| which::which(program).ok();
    Some(Browser {
        chromium: named("FULLMAKT_CHROMIUM").or_else(|| {
            ["chromium", "chromium-browser", "google-chrome"]
                .into_iter()
                .find_map(on_path)
        })?,
        driver: named("CHROMEDRIVER").or_else(|| on_path("chromedriver"))?,
    })
}
