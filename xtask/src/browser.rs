//! Chromium and its driver: found, or installed with apt-get where that is possible.

use crate::error::Error;
use crate::process;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// What Chromium needs to run headless, also as root, and to make no connection of its own.
pub(crate) const FLAGS: [&str; 8] = [
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

const INSTALL_HINT: &str = "On Debian: apt-get install chromium chromium-driver. Elsewhere install Chromium and the \
                   ChromeDriver of the same version, and name them in FULLMAKT_CHROMIUM and CHROMEDRIVER.";

/// Finds Chromium and its driver; installs them on Debian for root or with passwordless sudo.
pub(crate) fn find_or_install() -> Result<Browser, Error> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    let Some(mut apt) = apt_get() else {
        return Err(Error::Missing {
            what: "Chromium or chromedriver".into(),
            how: INSTALL_HINT.into(),
        });
    };
    println!("Installing Chromium and its driver with apt-get (about 1 minute, once per machine)");
    let started = Instant::now();
    process::run(apt().args(["update", "-q"]))?;
    process::run(apt().args([
        "install",
        "-y",
        "-q",
        "--no-install-recommends",
        "chromium",
        "chromium-driver",
        // A page needs a font for what its own does not cover.
        "fonts-liberation",
    ]))?;
    println!("Installed in {} s", started.elapsed().as_secs());
    find().ok_or_else(|| Error::Missing {
        what: "Chromium or chromedriver, after apt-get installed them,".into(),
        how: INSTALL_HINT.into(),
    })
}

fn find() -> Option<Browser> {
    Some(Browser {
        chromium: from_env("FULLMAKT_CHROMIUM").or_else(|| {
            ["chromium", "chromium-browser", "google-chrome", "chrome"]
                .into_iter()
                .find_map(process::find_on_path)
        })?,
        driver: from_env("CHROMEDRIVER").or_else(|| process::find_on_path("chromedriver"))?,
    })
}

fn from_env(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| path.is_file())
}

/// `apt-get` as root, when there is a way to be root without being asked for a password.
fn apt_get() -> Option<impl FnMut() -> Command> {
    process::find_on_path("apt-get")?;
    let root = process::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !root && !process::succeeds("sudo", &["-n", "true"]) {
        return None;
    }
    Some(move || {
        let mut command = Command::new(if root { "apt-get" } else { "sudo" });
        if !root {
            command.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        }
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    })
}

/// The capabilities that wasm-bindgen's test runner gives to ChromeDriver.
pub(crate) fn webdriver_json(chromium: &Path) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let flags: Vec<String> = FLAGS.iter().map(|flag| quoted(flag)).collect();
    format!(
        "{{\"goog:chromeOptions\": {{\"binary\": {}, \"args\": [{}]}}}}\n",
        quoted(&chromium.to_string_lossy()),
        flags.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_drivers_capabilities_name_browser_and_flags() {
        let json = webdriver_json(Path::new("/opt/a \"b\"/chromium"));
        assert!(json.starts_with(
            r#"{"goog:chromeOptions": {"binary": "/opt/a \"b\"/chromium", "args": ["--headless", "#
        ));
        assert!(json.ends_with("\"--disable-sync\"]}}\n"));
    }
}
