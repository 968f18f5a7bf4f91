//! The dependencies that a Cargo.toml names.

use super::sources::root;
use std::fs;

/// Names of all dependencies but dev-dependencies, of every target, in the order of the file.
pub(crate) fn dependencies(manifest: &str) -> Vec<String> {
    read(&fs::read_to_string(root().join(manifest)).expect("a readable manifest"))
}

fn read(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut inside = false;
    for line in text.lines().map(str::trim) {
        if let Some(table) = line.strip_prefix('[') {
            let table = table.trim_end_matches(']');
            // Either the whole table, or `[dependencies.name]` for one of them.
            let is_table = |table: &str| {
                table.ends_with("dependencies")
                    && !table.ends_with("dev-dependencies")
                    && table != "workspace.dependencies"
            };
            inside = is_table(table);
            if let Some((_, name)) = table
                .rsplit_once('.')
                .filter(|(before, _)| is_table(before))
            {
                names.push(name.trim_matches('"').to_owned());
            }
        } else if inside && !line.is_empty() && !line.starts_with('#') {
            let name = line.split(['=', '.']).next().unwrap_or_default().trim();
            // A value that goes over several lines is no name.
            if line.contains('=') && !line.starts_with(['"', ']', '}']) {
                names.push(name.trim_matches('"').to_owned());
            }
        }
    }
    names
}

#[test]
fn all_forms_are_read() {
    let text = r#"
        [workspace.dependencies]
        not-this = "1"
        [dependencies]
        # a comment
        serde.workspace = true
        axum = { version = "0.8", features = [
            "http1",
        ] }
        [dependencies.tokio]
        version = "1"
        [target.'cfg(unix)'.dependencies]
        libc = "0.2"
        [build-dependencies]
        cc = "1"
        [dev-dependencies]
        proptest = "1"
        [lints]
        workspace = true
    "#;
    assert_eq!(read(text), ["serde", "axum", "tokio", "libc", "cc"]);
}
