//! Who may know whom. The table stands in ARCHITECTURE.md; this is what keeps it true.
//!
//! A rule that is broken names the file and what it may not name. A room that nobody has entered in
//! the tables fails too, so that no part of the house grows outside them.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail so")]

#[path = "architecture/manifest.rs"]
mod manifest;
#[path = "architecture/rooms.rs"]
mod rooms;
#[path = "architecture/sources.rs"]
mod sources;

use rooms::{CRATES, Crate, FEATURE, GUARDED, OWN_JSON, ROOMS, Room};
use sources::{Source, files, root, sources};
use std::fs;

/// Longest Rust file, in lines. About 400 is the aim.
const LONGEST: usize = 450;
/// Longest file of tests: many small cases under each other are read one at a time.
const LONGEST_TEST: usize = 900;

fn check(problems: Vec<String>) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

/// The room that a file of the app stands in: `src/api/http.rs` is in `api`.
fn room_name(source: &Source) -> &str {
    let inside = source.name.strip_prefix("src/").unwrap_or(&source.name);
    let first = inside.split('/').next().unwrap_or(inside);
    first.strip_suffix(".rs").unwrap_or(first)
}

fn room_of(source: &Source) -> Option<&'static Room> {
    ROOMS.iter().find(|room| room.name == room_name(source))
}

#[test]
fn every_room_is_entered_in_the_table() {
    let all = sources("src");
    let unknown = all
        .iter()
        .filter(|source| room_of(source).is_none())
        .map(|source| {
            let room = room_name(source);
            format!(
                "{}: the room `{room}` is not in ROOMS of tests/architecture/rooms.rs",
                source.name
            )
        });
    check(unknown.collect());
}

#[test]
fn rooms_know_only_whom_they_may_know() {
    check(sources("src").iter().flat_map(foreign_rooms).collect());
}

fn foreign_rooms(source: &Source) -> Vec<String> {
    let Some(room) = room_of(source) else {
        return Vec::new();
    };
    let is_foreign = |path: &Vec<String>| match path.as_slice() {
        [first, second, ..] if first == "crate" => {
            ROOMS.iter().any(|other| other.name == second)
                && room.name != second
                && !room.knows.contains(&"*")
                && !room.knows.contains(&second.as_str())
        }
        _ => false,
    };
    let foreign = source.paths().into_iter().filter(is_foreign);
    foreign
        .map(|path| {
            format!(
                "{}: `{}` may not know `{}`",
                source.name,
                room.name,
                path.join("::")
            )
        })
        .collect()
}

#[test]
fn rooms_name_only_the_crates_that_they_may_name() {
    check(sources("src").iter().flat_map(foreign_crates).collect());
}

fn foreign_crates(source: &Source) -> Vec<String> {
    let Some(room) = room_of(source) else {
        return Vec::new();
    };
    let is_foreign = |path: &Vec<String>| {
        let first = path.first().map_or("", String::as_str);
        path.len() > 1 && GUARDED.contains(&first) && !room.crates.contains(&first)
    };
    let foreign = source.paths().into_iter().filter(is_foreign);
    foreign
        .map(|path| {
            format!(
                "{}: `{}` may not name `{}`",
                source.name,
                room.name,
                path.join("::")
            )
        })
        .collect()
}

/// What happened, what to show and what to send is decided without a browser, so that it can be
/// tested without one.
#[test]
fn the_state_of_a_feature_is_pure() {
    check(sources("src").iter().flat_map(impure_state).collect());
}

fn impure_state(source: &Source) -> Vec<String> {
    let is_state = source.name.ends_with("/state.rs") || source.name.contains("/state/");
    if !is_state || room_of(source).is_none_or(|room| room.knows != FEATURE) {
        return Vec::new();
    }
    let is_impure = |path: &Vec<String>| match path.as_slice() {
        [first, _, ..] if first == "reactive_graph" => true,
        [first, second, ..] => {
            first == "crate" && ["browser", "shell", "ui"].contains(&second.as_str())
        }
        _ => false,
    };
    let impure = source.paths().into_iter().filter(is_impure);
    impure
        .map(|path| format!("{}: state may not know `{}`", source.name, path.join("::")))
        .collect()
}

/// The rules are tried on small files that break them, since on an orderly house they are silent.
#[test]
fn a_broken_rule_is_noticed() {
    let count = |rule: fn(&Source) -> Vec<String>, name: &str, text: &str| {
        rule(&Source::new(name, text)).len()
    };
    assert_eq!(
        count(
            foreign_rooms,
            "src/ui/button.rs",
            "use crate::api::Failure;"
        ),
        1
    );
    assert_eq!(
        count(
            foreign_rooms,
            "src/ui/button.rs",
            "fn f() { super::super::i18n::x() }"
        ),
        1
    );
    assert_eq!(
        count(
            foreign_rooms,
            "src/clients.rs",
            "use crate::{approval::Page, ui};"
        ),
        1
    );
    assert_eq!(
        count(
            foreign_rooms,
            "src/clients/list.rs",
            "use crate::{clients, ui, shell};"
        ),
        0
    );
    assert_eq!(
        count(
            foreign_crates,
            "src/shell/header.rs",
            "use web_sys::Element;"
        ),
        1
    );
    assert_eq!(
        count(
            foreign_crates,
            "src/api.rs",
            "let now = js_sys::Date::now();"
        ),
        1
    );
    assert_eq!(
        count(
            foreign_crates,
            "src/browser/dom.rs",
            "use web_sys::Element;"
        ),
        0
    );
    assert_eq!(
        count(
            impure_state,
            "src/approval/state.rs",
            "use reactive_graph::prelude::*;"
        ),
        1
    );
    assert_eq!(
        count(
            impure_state,
            "src/approval/page.rs",
            "use reactive_graph::prelude::*;"
        ),
        0
    );
    assert_eq!(
        count(
            foreign_json_names,
            "src/api/x.rs",
            "#[serde(rename = \"x\")] struct X;"
        ),
        1
    );
    assert_eq!(
        count(
            foreign_json_names,
            "src/config.rs",
            "#[serde(rename = \"x\")] struct X;"
        ),
        0
    );
    assert!(room_of(&Source::new("src/cellar/wine.rs", "")).is_none());
}

#[test]
fn crates_depend_only_on_what_they_may() {
    let mut problems = Vec::new();
    for Crate {
        manifest,
        may,
        never,
    } in CRATES
    {
        for dependency in manifest::dependencies(manifest) {
            let name = dependency.as_str();
            if never.contains(&name) || may.is_some_and(|names| !names.contains(&name)) {
                problems.push(format!("{manifest}: may not depend on `{name}`"));
            }
        }
    }
    for manifest in files("crates", "Cargo.toml")
        .into_iter()
        .chain(files("xtask", "Cargo.toml"))
    {
        if !CRATES.iter().any(|known| known.manifest == manifest) {
            problems.push(format!(
                "{manifest}: is not in CRATES of tests/architecture/rooms.rs"
            ));
        }
    }
    check(problems);
}

/// A rule gets the time and everything else as a value.
#[test]
fn the_domain_does_no_input_and_no_output() {
    const IMPURE: [&str; 6] = ["env", "fs", "io", "process", "thread", "time"];
    let mut problems = Vec::new();
    for source in sources("crates/domain/src") {
        for path in source.paths().into_iter().filter(|path| path.len() > 1) {
            if path[0] == "std" && IMPURE.contains(&path[1].as_str()) {
                problems.push(format!(
                    "{}: a rule may not use `{}`",
                    source.name,
                    path.join("::")
                ));
            }
        }
    }
    check(problems);
}

#[test]
fn json_names_stand_in_the_contract_only() {
    let folders = ["src", "crates/domain/src", "crates/platform/src"];
    let all = folders.iter().flat_map(|folder| sources(folder));
    check(all.flat_map(|source| foreign_json_names(&source)).collect());
}

fn foreign_json_names(source: &Source) -> Vec<String> {
    const NAMES: [&str; 4] = ["rename", "rename_all", "rename_all_fields", "alias"];
    if OWN_JSON
        .iter()
        .any(|(prefix, _)| source.name.starts_with(prefix))
    {
        return Vec::new();
    }
    let words = source.words_in_attributes("serde").into_iter();
    words
        .filter(|word| NAMES.contains(&word.as_str()))
        .map(|word| {
            format!(
                "{}: `#[serde({word} …)]` belongs into crates/contract",
                source.name
            )
        })
        .collect()
}

#[test]
fn files_are_short_and_named_after_their_module() {
    let mut problems = Vec::new();
    for source in ["src", "crates", "xtask", "tests"]
        .iter()
        .flat_map(|folder| sources(folder))
    {
        let lines = source.text.lines().count();
        let is_test = source.name.starts_with("tests/") || source.name.contains("/tests/");
        let longest = if is_test { LONGEST_TEST } else { LONGEST };
        if lines > longest {
            problems.push(format!(
                "{}: {lines} lines, {longest} are the most",
                source.name
            ));
        }
        // In a folder of tests every other file would be a test of its own.
        if source.name.ends_with("/mod.rs") && !source.name.contains("tests/") {
            problems.push(format!(
                "{}: call it after its folder, beside the folder",
                source.name
            ));
        }
    }
    check(problems);
}

/// The content policy stops `style="…"`: it would work nowhere but in a careless test.
#[test]
fn nothing_has_a_style_attribute() {
    let pages = ["index.html".to_owned()]
        .into_iter()
        .filter(|name| root().join(name).exists());
    let names = files("src", ".rs")
        .into_iter()
        .chain(files("crates/platform", ".rs"))
        .chain(pages);
    let mut problems = Vec::new();
    for name in names {
        let text = fs::read_to_string(root().join(&name)).expect("a readable file");
        for (index, line) in text.lines().enumerate() {
            // `let style = …` has a space before the sign, `style:top=` sets one property.
            let found = line.match_indices("style=").any(|(at, _)| {
                let before = line[..at].chars().next_back();
                !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
            });
            if found && !line.trim_start().starts_with("//") {
                problems.push(format!("{name}:{}: a style attribute", index + 1));
            }
        }
    }
    check(problems);
}

#[test]
fn every_decision_is_listed() {
    let overview = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap_or_default();
    let missing = files("docs/decisions", ".md")
        .into_iter()
        .filter(|decision| !overview.contains(decision.as_str()))
        .map(|decision| format!("ARCHITECTURE.md does not list {decision}"))
        .collect();
    check(missing);
}

#[test]
fn the_table_for_people_names_every_room() {
    let overview = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap_or_default();
    let told = |room: &&Room| {
        // Features have one row together; the two ends of the program have none.
        room.knows == FEATURE
            || ["lib", "main"].contains(&room.name)
            || overview.contains(&format!("`src/{}`", room.name))
            || overview.contains(&format!("`src/{}.rs`", room.name))
    };
    let silent = ROOMS.iter().filter(|room| !told(room));
    check(
        silent
            .map(|room| {
                format!(
                    "ARCHITECTURE.md does not say whom `src/{}` may know",
                    room.name
                )
            })
            .collect(),
    );
}

/// The tests above hold vacuously when they look into an empty house.
#[test]
fn there_is_something_to_look_at() {
    for folder in [
        "src",
        "crates/domain/src",
        "crates/contract/src",
        "crates/platform/src",
    ] {
        assert!(!sources(folder).is_empty(), "no Rust file under {folder}");
    }
}
