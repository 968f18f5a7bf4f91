//! The reader beside `serde_json`.

use super::*;
use serde_json::Value;
use serde_json::value::RawValue;

/// Both accept the text or both do not, and what they read is the same.
fn same(text: &str) {
    let ours = from_str::<Value>(text);
    let theirs = serde_json::from_str::<Value>(text).ok();
    match (&ours, &theirs) {
        (Some(ours), Some(theirs)) => assert!(close(ours, theirs), "{text}: {ours} {theirs}"),
        _ => assert_eq!(ours.is_some(), theirs.is_some(), "{text}"),
    }
}

/// Equal, but for the last digits of numbers that are not whole.
fn close(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            let (Some(a), Some(b)) = (one.as_f64(), other.as_f64()) else {
                return false;
            };
            one == other || (a - b).abs() <= b.abs() * 1e-12
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(a, b)| close(a, b))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|((key, a), (name, b))| key == name && close(a, b))
        }
        _ => one == other,
    }
}

const TEXTS: [&str; 64] = [
    "",
    " ",
    "null",
    "nul",
    "nulll",
    "true",
    "false",
    "tru",
    "0",
    "-0",
    "00",
    "01",
    "-",
    "--1",
    "+1",
    "1.5",
    "-1.5",
    "1.",
    ".5",
    "1e3",
    "1E+3",
    "1e-3",
    "1e",
    "1e+",
    "1.5e2",
    "0.1",
    "123456789.125",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775808",
    "-9223372036854775809",
    "1e400",
    "\"\"",
    "\"a",
    "\"\\\"\"",
    "\"\\u00e6\"",
    "\"\\u00E6 \\n\"",
    "\"\\ud83d\\ude00\"",
    "\"\\ud83d\"",
    "\"\\ud83dx\"",
    "\"\\ude00\"",
    "\"\\ud83d\\ud83d\"",
    "\"\\u12\"",
    "\"\\x\"",
    "\"\u{1}\"",
    "\"æøå 😀\"",
    "[]",
    "[ ]",
    "[1]",
    "[1,]",
    "[,1]",
    "[1 2]",
    "[1",
    "{}",
    "{ }",
    "{\"a\":1}",
    "{\"a\" : [ {} , null ] }",
    "{\"a\":1,}",
    "{a:1}",
    "{\"a\"}",
    "{\"a\":}",
    "{1:2}",
    "[]x",
    "\u{feff}[]",
];

#[test]
fn it_accepts_and_reads_what_serde_json_does() {
    for text in TEXTS {
        same(text);
        same(&format!(" {text}\n"));
        same(&format!("[{text}]"));
        same(&format!("{{\"a\":{text},\"b\":{text}}}"));
    }
}

/// Real answers, whole, cut off anywhere, and with any byte of them gone.
#[test]
fn it_reads_fixtures_and_survives_their_ruins() {
    for text in [
        include_str!("../../fixtures/platform/requests/standard-request.json"),
        include_str!("../../fixtures/platform/requests/pending-agent-requests.json"),
        include_str!("../../fixtures/platform/resource-registry/resource-jks-test-resource.json"),
        include_str!("../../fixtures/platform/problems/validation-problem.json"),
    ] {
        assert!(from_str::<Value>(text).is_some());
        same(text);
        for (at, character) in text.char_indices() {
            let (before, after) = text.split_at(at);
            same(before);
            same(&[before, &after[character.len_utf8()..]].concat());
        }
    }
}

#[test]
fn nothing_goes_too_deep() {
    for depth in [126, 127, 128, 100_000] {
        same(&("[".repeat(depth) + &"]".repeat(depth)));
        same(&"[".repeat(depth));
    }
}

#[test]
fn an_object_is_an_object_and_a_list_a_list() {
    use crate::requests::{AccessPackageRef, Right};
    let package = from_str::<AccessPackageRef>(r#" {"new":[1,{}],"urn":"a\u00e6"} "#);
    assert_eq!(package.unwrap().urn, "aæ");
    assert_eq!(from_str::<AccessPackageRef>(r#"["a"]"#), None);
    assert_eq!(
        from_str::<AccessPackageRef>(r#"{"urn":"a","urn":"b"}"#),
        None
    );
    assert_eq!(from_str::<Vec<Right>>("{}"), None);
    let right: Right = from_str(r#"{"resource":[{"id":"x","value":"y"}],"action":null}"#).unwrap();
    assert_eq!((right.resource.len(), right.action), (1, None));
    assert_eq!(from_str::<String>("7"), None);
    assert_eq!(from_str::<i32>("-7"), Some(-7));
    assert_eq!(from_str::<i32>("2147483648"), None);
}

#[test]
fn a_raw_value_is_its_text() {
    let raw: Vec<Box<RawValue>> = from_str(r#"[ {"a": [1, "]"]} , 7,null ]"#).unwrap();
    let texts: Vec<_> = raw.iter().map(|raw| raw.get()).collect();
    assert_eq!(texts, [r#"{"a": [1, "]"]}"#, "7", "null"]);
    assert!(from_str::<Vec<Box<RawValue>>>("[{]").is_none());
}
