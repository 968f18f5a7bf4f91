//! Names, sizes and modification times of files as text, to see whether anything has changed.

use crate::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// The fingerprint of files and folders below `root`: equal only if nothing was touched.
pub(crate) fn of(root: &Path, names: &[&str]) -> Result<String, Error> {
    let mut text = String::new();
    for name in names {
        append(&root.join(name), name, &mut text)
            .map_err(|source| Error::io("read", &root.join(name), source))?;
    }
    Ok(text)
}

fn append(path: &Path, name: &str, text: &mut String) -> std::io::Result<()> {
    if path.is_dir() {
        let mut entries: Vec<_> = fs::read_dir(path)?.collect::<Result<_, _>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = format!("{name}/{}", entry.file_name().to_string_lossy());
            append(&entry.path(), &name, text)?;
        }
    } else if let Ok(file) = fs::metadata(path) {
        let modified = file
            .modified()?
            .duration_since(UNIX_EPOCH)
            .map_or(0, |time| time.as_nanos());
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{name} {} {modified}", file.len());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::env;

    #[test]
    fn a_change_anywhere_below_is_seen() {
        let root = env::temp_dir().join(format!("fullmakt-fingerprint-{}", std::process::id()));
        let page = root.join("src/approval/page.rs");
        fs::create_dir_all(page.parent().unwrap()).unwrap();
        fs::write(&page, "one").unwrap();
        let names = ["src", "not-there"];
        let before = of(&root, &names).unwrap();
        assert!(before.starts_with("src/approval/page.rs 3 "), "{before}");
        assert_eq!(of(&root, &names).unwrap(), before);
        fs::write(&page, "other").unwrap();
        assert_ne!(of(&root, &names).unwrap(), before);
        fs::remove_dir_all(&root).unwrap();
    }
}
