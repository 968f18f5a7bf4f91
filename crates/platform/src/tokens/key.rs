//! The signing key in the data folder.

use std::{
    fs::{self, Permissions},
    io::{self, Write},
    os::unix::fs::PermissionsExt,
    path::Path,
};
use tempfile::NamedTempFile;

/// Name of the file in the data folder.
const FILE: &str = "signing-key";
/// As many bytes as the hash has, which is what RFC 7518, section 3.2 asks for.
const LENGTH: usize = 32;

/// Reads the key, or makes it when there is none. Fails when the file does not hold a key.
pub(super) fn load_or_create(folder: &Path) -> io::Result<[u8; LENGTH]> {
    let file = folder.join(FILE);
    let bytes = match fs::read(&file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return create(&file, folder),
        bytes => bytes?,
    };
    let key = bytes.try_into().map_err(|_| {
        let sentence = format!(
            "the file {FILE} in the data folder does not hold a key; remove it to get a new one"
        );
        io::Error::new(io::ErrorKind::InvalidData, sentence)
    })?;
    // What others may do with it, say after it has been restored from a copy.
    if fs::metadata(&file)?.permissions().mode() & 0o077 != 0 {
        fs::set_permissions(&file, Permissions::from_mode(0o600))?;
    }
    Ok(key)
}

/// Only its owner may read a temporary file. It gets its final name when it is whole, so that a process
/// that ends in the middle leaves no half key.
fn create(file: &Path, folder: &Path) -> io::Result<[u8; LENGTH]> {
    let mut key = [0; LENGTH];
    getrandom::fill(&mut key).map_err(io::Error::other)?;
    let mut draft = NamedTempFile::new_in(folder)?;
    draft.write_all(&key)?;
    draft.as_file().sync_all()?;
    draft.persist_noclobber(file)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_once_and_read_after() {
        let folder = tempfile::tempdir().unwrap();
        let made = load_or_create(folder.path()).unwrap();
        assert_eq!(load_or_create(folder.path()).unwrap(), made);
        assert_ne!(made, [0; LENGTH]);
    }

    #[test]
    fn nobody_else_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        let mode = || fs::metadata(&file).unwrap().permissions().mode() & 0o777;
        load_or_create(folder.path()).unwrap();
        assert_eq!(mode(), 0o600);
        fs::set_permissions(&file, Permissions::from_mode(0o644)).unwrap();
        load_or_create(folder.path()).unwrap();
        assert_eq!(mode(), 0o600);
    }

    #[test]
    fn what_is_no_key_is_not_used() {
        for content in ["", "short", &"x".repeat(LENGTH + 1)] {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join(FILE), content).unwrap();
            let error = load_or_create(folder.path()).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::InvalidData);
        }
    }
}
