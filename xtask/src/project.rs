//! Where things are: the work tree, the build folder and the cache of tools.

use crate::error::Error;
use crate::process;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Folders that every command needs.
#[derive(Debug)]
pub(crate) struct Project {
    /// The work tree.
    pub(crate) root: PathBuf,
    /// Cargo's build folder.
    pub(crate) target: PathBuf,
    /// Pinned tools of all checkouts of this user.
    pub(crate) cache: PathBuf,
}

impl Project {
    /// Finds the folders. `cargo run` tells where the xtask package lies.
    pub(crate) fn find() -> Result<Self, Error> {
        let root = match env::var_os("CARGO_MANIFEST_DIR") {
            Some(package) => Path::new(&package).parent().map(Path::to_path_buf),
            None => env::current_dir().ok(),
        };
        let root = root.ok_or_else(|| Error::Usage("run this with `cargo xtask`".into()))?;
        let target = target_folder(&root)?;
        let cache = cache_folder(
            env::var_os("FULLMAKT_CACHE").map(PathBuf::from),
            env::var_os("XDG_CACHE_HOME").map(PathBuf::from),
            env::home_dir(),
        )
        .ok_or_else(|| Error::Missing {
            what: "a home folder for the tools".into(),
            how: "Name a folder in FULLMAKT_CACHE.".into(),
        })?;
        Ok(Self {
            root,
            target,
            cache,
        })
    }

    /// Folder for what xtask itself keeps beside cargo's output.
    pub(crate) fn scratch(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// A program that starts in the work tree.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// `cargo` in the work tree, the same one that runs this.
    pub(crate) fn cargo(&self) -> Command {
        let mut command = self.command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        // Set for xtask by `cargo run`; build scripts of others must not see them.
        for name in ["CARGO_MANIFEST_DIR", "CARGO_PKG_NAME", "CARGO_PKG_VERSION"] {
            command.env_remove(name);
        }
        command
    }
}

/// Cargo knows its build folder from the environment and three kinds of configuration files: ask it.
fn target_folder(root: &Path) -> Result<PathBuf, Error> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .current_dir(root)
        .args(["metadata", "--format-version=1", "--no-deps"]);
    let answer = process::output(&mut cargo)?;
    json_string(&answer, "target_directory")
        .map(PathBuf::from)
        .ok_or_else(|| Error::Failed("`cargo metadata` did not name a build folder".into()))
}

/// The text of the first member with this name. Good for the flat, trusted JSON of our own tools.
fn json_string(json: &str, name: &str) -> Option<String> {
    let (_, rest) = json.split_once(&format!("\"{name}\":\""))?;
    let mut text = String::new();
    let mut letters = rest.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => return Some(text),
            '\\' => text.push(letters.next()?),
            letter => text.push(letter),
        }
    }
    None
}

fn cache_folder(
    own: Option<PathBuf>,
    xdg: Option<PathBuf>,
    home: Option<PathBuf>,
) -> Option<PathBuf> {
    own.or_else(|| xdg.map(|folder| folder.join("fullmakt")))
        .or_else(|| home.map(|folder| folder.join(".cache").join("fullmakt")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cache_is_where_the_user_wants_it() {
        let folder = |name: &str| Some(PathBuf::from(name));
        let check = |own, xdg, home, expected: &str| {
            assert_eq!(cache_folder(own, xdg, home), folder(expected));
        };
        check(folder("/own"), folder("/xdg"), folder("/home/a"), "/own");
        check(None, folder("/xdg"), folder("/home/a"), "/xdg/fullmakt");
        check(None, None, folder("/home/a"), "/home/a/.cache/fullmakt");
        assert_eq!(cache_folder(None, None, None), None);
    }

    #[test]
    fn a_member_is_read_with_its_escapes() {
        let json = r#"{"packages":[],"target_directory":"C:\\t \"x\"","version":1}"#;
        assert_eq!(
            json_string(json, "target_directory").as_deref(),
            Some(r#"C:\t "x""#)
        );
        assert_eq!(json_string(json, "workspace_root"), None);
        assert_eq!(json_string(r#"{"a":"cut off"#, "a"), None);
    }
}
