use super::*;
use crate::LenientList;
use crate::requests::AccessPackageRef;
use crate::summaries::ClientSummary;
use proptest::prelude::*;
use serde_json::Value;

/// The rows, how many were unreadable, and how it ended. After each piece all rows that are there are taken.
fn read<T: DeserializeOwned>(pieces: &[&[u8]]) -> (Vec<T>, usize, Result<(), RowStreamError>) {
    let mut stream = RowStream::new();
    let mut rows = Vec::new();
    for piece in pieces {
        stream.push(piece);
        while let Some(row) = stream.next_row() {
            rows.extend(row);
        }
    }
    assert_eq!(stream.rows(), rows.len() + stream.unreadable());
    let unreadable = stream.unreadable();
    (rows, unreadable, stream.finish())
}

/// In one piece, and byte by byte.
#[track_caller]
fn check(text: &str, urns: &[&str], unreadable: usize, end: Result<(), RowStreamError>) {
    let bytes: Vec<&[u8]> = text.as_bytes().chunks(1).collect();
    for pieces in [vec![text.as_bytes()], bytes] {
        let (rows, odd, how) = read::<AccessPackageRef>(&pieces);
        let rows: Vec<_> = rows.into_iter().map(|row| row.urn).collect();
        assert_eq!(
            (&*rows, odd, how),
            (
                &urns.iter().map(|&urn| urn.to_owned()).collect::<Vec<_>>()[..],
                unreadable,
                end
            )
        );
    }
}

#[test]
fn an_odd_row_costs_itself_only() {
    let list =
        r#"[{"urn":"a"}, null, 7, {"urn":7} ,"x]\"",{"urn":null}, [[]] ,{"urn":"}\\","new":[{}]}]"#;
    check(list, &["a", "", "}\\"], 5, Ok(()));
}

#[test]
fn what_holds_nothing_is_an_empty_list() {
    for text in [
        "",
        "  \r\n",
        "[]",
        " [ \n] ",
        "null",
        " null\n",
        "\u{FEFF}",
        "\u{FEFF}[]",
        "\u{FEFF} null",
    ] {
        check(text, &[], 0, Ok(()));
    }
    check("\u{FEFF}[{\"urn\":\"a\"}]", &["a"], 0, Ok(()));
}

#[test]
fn a_list_that_stops_says_how_far_it_came() {
    for (text, rows) in [
        ("[", 0),
        ("nul", 0),
        ("\u{FEFF}[ ", 0),
        ("[{\"urn\":\"a\"}", 1),
        ("[{\"urn\":\"a\"},", 1),
        ("[{\"urn\":\"a\"}, {\"urn\":\"b", 1),
        ("[{\"urn\":\"a\"},7,8", 2),
    ] {
        let (.., end) = read::<AccessPackageRef>(&[text.as_bytes()]);
        assert_eq!(end, Err(RowStreamError::Incomplete { rows }), "{text}");
    }
}

#[test]
fn what_is_no_list_is_an_error() {
    for (text, rows) in [
        ("{}", 0),
        ("7", 0),
        ("<!DOCTYPE html>", 0),
        ("nil", 0),
        ("nulls", 0),
        ("[,1]", 0),
        ("[7,]", 1),
        ("[7 8]", 0),
        ("[7]]", 1),
        ("[7][8]", 1),
        ("[{\"urn\":\"a\"} {\"urn\":\"b\"}]", 1),
        ("[7,{\"urn\":},8]", 1),
        ("[{\"urn\":\"a\"]]", 0),
        ("[<html>]", 0),
        (" \u{FEFF}[]", 0),
    ] {
        let mut stream = RowStream::<AccessPackageRef>::new();
        stream.push(text.as_bytes());
        while stream.next_row().is_some() {}
        assert!(stream.is_broken(), "{text}");
        stream.push(b"[{\"urn\":\"a\"}]");
        assert_eq!(stream.next_row(), None, "{text}");
        let end = stream.finish();
        assert_eq!(end, Err(RowStreamError::NotAList { rows }), "{text}");
    }
}

#[test]
fn rows_that_nobody_has_taken_are_missed() {
    let mut stream = RowStream::<u32>::new();
    stream.push(b"[1, 2]");
    assert_eq!(stream.next_row(), Some(Ok(1)));
    assert_eq!(stream.finish(), Err(RowStreamError::Incomplete { rows: 1 }));
    let mut stream = RowStream::<u32>::new();
    stream.push(b"[1]");
    assert_eq!(stream.next_row(), Some(Ok(1)));
    assert_eq!(stream.finish(), Ok(()));
}

/// However slowly rows are taken, and however long the list is.
#[test]
fn what_has_been_read_is_dropped() {
    let row = format!("\"{}\",", "x".repeat(100));
    let mut stream = RowStream::<String>::new();
    stream.push(b"[");
    for _ in 0..10_000 {
        stream.push(row.as_bytes());
        assert!(stream.next_row().is_some());
        assert!(stream.bytes.len() < 4 * row.len());
    }
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[\\[\\]{},:\"\\\\ a-cæ山\n]{0,8}".prop_map(Value::from),
    ];
    let name = || {
        prop_oneof![
            "partyUuid",
            "displayName",
            "access",
            "role",
            "packages",
            "[\"\\\\{}a]{0,3}"
        ]
    };
    leaf.prop_recursive(4, 30, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(name(), inner, 0..5)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn client() -> impl Strategy<Value = Value> {
    let packages = prop::collection::vec("[a-c\"]{0,3}", 0..3);
    let access = prop::option::of(prop::collection::vec(packages, 0..3));
    ("[0-9\\\\]{1,3}", prop::option::of("[æøå\"]{0,5}"), access).prop_map(|(id, name, access)| {
        let role = |packages| serde_json::json!({"role": "r", "packages": packages});
        let access = access.map(|roles| roles.into_iter().map(role).collect::<Vec<_>>());
        serde_json::json!({"partyUuid": id, "displayName": name, "access": access, "new": [{}]})
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn reads_what_a_lenient_list_reads(
        rows in prop::collection::vec(prop_oneof![client(), json()], 0..12),
        is_pretty: bool,
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..30),
    ) {
        let text = if is_pretty { serde_json::to_string_pretty(&rows) } else { serde_json::to_string(&rows) };
        let text = text.unwrap().into_bytes();
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(text.len())).collect();
        cuts.extend([0, text.len()]);
        cuts.sort_unstable();
        let pieces: Vec<&[u8]> = cuts.windows(2).map(|cut| &text[cut[0]..cut[1]]).collect();

        let clients: LenientList<ClientSummary> = serde_json::from_slice(&text).unwrap();
        prop_assert_eq!(read(&pieces), (clients.rows, clients.unreadable, Ok(())));
        let values: LenientList<Value> = serde_json::from_slice(&text).unwrap();
        prop_assert_eq!(read(&pieces), (values.rows, values.unreadable, Ok(())));
    }

    #[test]
    fn nothing_panics(pieces in prop::collection::vec(prop::collection::vec(prop_oneof![Just(b'['), Just(b']'), Just(b'{'), Just(b'}'), Just(b'"'), Just(b'\\'), Just(b','), any::<u8>()], 0..6), 0..6)) {
        let text = pieces.concat();
        let pieces: Vec<&[u8]> = pieces.iter().map(Vec::as_slice).collect();
        let (rows, unreadable, end) = read::<Value>(&pieces);
        if let Ok(list) = serde_json::from_slice::<LenientList<Value>>(&text) {
            prop_assert_eq!((rows, unreadable, end), (list.rows, list.unreadable, Ok(())));
        } else if !text.trim_ascii().is_empty() && end.is_ok() {
            // Where the other one refuses a text that is not UTF-8, this one refuses the row.
            prop_assert!(std::str::from_utf8(&text).is_err() && unreadable > 0);
        }
    }
}
