//! The signing key in the data folder.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    path::Path,
};

/// Name of the file in the data folder.
const FILE: &str = "signing-key";
/// As many bytes as the hash has, which is what RFC 7518, section 3.2 asks for.
const LENGTH: usize = 32;

/// Reads the key, or makes it when there is none.
///
/// # Errors
/// When the file cannot be read or written, or does not hold a key.
pub(super) fn load_or_create(folder: &Path) -> io::Result<[u8; LENGTH]> {
    let file = folder.join(FILE);
    match File::open(&file) {
        Ok(opened) => read(opened),
        Err(error) if error.kind() == io::ErrorKind::NotFound => create(folder, &file),
        Err(error) => Err(error),
    }
}

fn read(file: File) -> io::Result<[u8; LENGTH]> {
    let mut bytes = Vec::new();
    (&file).take(1 + LENGTH as u64).read_to_end(&mut bytes)?;
    let key = bytes.try_into().map_err(|_| {
        io::Error::new(
            io::ErrorKind::InvalidData,
            format!(
                "the file {FILE} in the data folder does not hold a key; remove it to get a new one"
            ),
        )
    })?;
    restrict_to_owner(&file)?;
    Ok(key)
}

/// Writes beside the final name first: a process that ends in the middle leaves no half key.
fn create(folder: &Path, file: &Path) -> io::Result<[u8; LENGTH]> {
    let mut key = [0; LENGTH];
    getrandom::fill(&mut key).map_err(io::Error::other)?;
    fs::create_dir_all(folder)?;
    let draft = folder.join(format!("{FILE}.new"));
    match fs::remove_file(&draft) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut written = options.open(&draft)?;
    written.write_all(&key)?;
    written.sync_all()?;
    fs::rename(&draft, file)?;
    Ok(key)
}

/// Takes away what others may do with the file, say after it has been restored from a copy.
#[cfg(unix)]
fn restrict_to_owner(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mut permissions = file.metadata()?.permissions();
    if permissions.mode() & 0o077 != 0 {
        permissions.set_mode(0o600);
        file.set_permissions(permissions)?;
    }
    Ok(())
}

/// Elsewhere the folder's own protection counts.
#[cfg(not(unix))]
fn restrict_to_owner(_file: &File) -> io::Result<()> {
    Ok(())
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

    #[cfg(unix)]
    #[test]
    fn nobody_else_reads_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        let mode = || fs::metadata(&file).unwrap().permissions().mode() & 0o777;
        load_or_create(folder.path()).unwrap();
        assert_eq!(mode(), 0o600);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
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
