//! Reading JSON, without saying why it could not be read.
//!
//! The browser reads with this and not with `serde_json`: nobody who looks at a page can do anything
//! with "invalid type: floating point `1.5`, expected a string at line 1 column 7", and the words for
//! it, with all that writes them, are a tenth of what the app downloads. What is accepted and what
//! comes out is the same; the tests below hold one against the other. One thing is stricter: an object
//! is not read from a list of its members' values.

use serde::de::value::StrDeserializer;
use serde::de::{
    self, Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, SeqAccess,
    Visitor,
};
use serde::forward_to_deserialize_any;
use std::fmt;

/// How deep lists and objects may stand in each other, as in `serde_json`.
const DEEPEST: u8 = 127;

/// The name under which `serde_json::value::RawValue` asks for the text of a value.
const RAW: &str = "$serde_json::private::RawValue";

/// The value in a text, or `None` when the text is not JSON or of another shape.
pub fn from_str<T: DeserializeOwned>(text: &str) -> Option<T> {
    let mut reader = Reader {
        text,
        at: 0,
        room: DEEPEST,
    };
    let value = T::deserialize(&mut reader).ok()?;
    reader.skip_space();
    (reader.at == text.len()).then_some(value)
}

/// It could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unreadable")
    }
}

impl std::error::Error for Unreadable {}

impl de::Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    // The default of each of these writes a sentence.
    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }

    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn missing_field(_: &'static str) -> Self {
        Self
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

type Read<T> = Result<T, Unreadable>;

struct Reader<'a> {
    text: &'a str,
    /// Where in the text, in bytes; always between two characters.
    at: usize,
    /// How much deeper it may go.
    room: u8,
}

/// A number, as JSON knows it.
enum Number {
    Positive(u64),
    Negative(i64),
    Other(f64),
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn next(&mut self) -> Read<u8> {
        let byte = self.peek().ok_or(Unreadable)?;
        self.at += 1;
        Ok(byte)
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    /// The next byte that is not white space; it is not taken.
    fn ahead(&mut self) -> Read<u8> {
        self.skip_space();
        self.peek().ok_or(Unreadable)
    }

    fn stand_before(&mut self, byte: u8) -> Read<()> {
        if self.ahead()? == byte {
            return Ok(());
        }
        Err(Unreadable)
    }

    fn take(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn word(&mut self, word: &str) -> Read<()> {
        for byte in word.bytes() {
            if self.next()? != byte {
                return Err(Unreadable);
            }
        }
        Ok(())
    }

    /// A text; the reader stands on its quotation mark.
    fn string(&mut self) -> Read<String> {
        self.at += 1;
        let mut read = String::new();
        loop {
            let from = self.at;
            while !matches!(self.peek(), None | Some(b'"' | b'\\' | ..0x20)) {
                self.at += 1;
            }
            // All three that end it are ASCII, so both ends are between characters.
            read.push_str(self.text.get(from..self.at).ok_or(Unreadable)?);
            match self.next()? {
                b'"' => return Ok(read),
                b'\\' => read.push(self.escaped()?),
                _ => return Err(Unreadable),
            }
        }
    }

    fn escaped(&mut self) -> Read<char> {
        Ok(match self.next()? {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let mut code = u32::from(self.unit()?);
                // The first half of a pair.
                if (0xD800..0xDC00).contains(&code) {
                    self.word("\\u")?;
                    let second = u32::from(self.unit()?);
                    let low = second.checked_sub(0xDC00).filter(|low| *low < 0x400);
                    code = 0x1_0000 + ((code - 0xD800) << 10) + low.ok_or(Unreadable)?;
                }
                char::from_u32(code).ok_or(Unreadable)?
            }
            _ => return Err(Unreadable),
        })
    }

    fn unit(&mut self) -> Read<u16> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = char::from(self.next()?).to_digit(16).ok_or(Unreadable)?;
            unit = unit * 16 + digit;
        }
        u16::try_from(unit).map_err(|_| Unreadable)
    }

    /// How many digits come, and their value as long as it fits.
    fn digits(&mut self, mut value: Option<u64>) -> (usize, Option<u64>) {
        let from = self.at;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            let digit = u64::from(digit - b'0');
            value = value.and_then(|value| value.checked_mul(10)?.checked_add(digit));
            self.at += 1;
        }
        (self.at - from, value)
    }

    fn number(&mut self) -> Read<Number> {
        let negative = self.take(b'-');
        let from = self.at;
        let (count, whole) = self.digits(Some(0));
        let zero_first = self.text.as_bytes().get(from) == Some(&b'0');
        if count == 0 || (zero_first && count > 1) {
            return Err(Unreadable);
        }
        if let (Some(whole), false) = (whole, matches!(self.peek(), Some(b'.' | b'e' | b'E'))) {
            return Ok(match (negative, 0i64.checked_sub_unsigned(whole)) {
                (false, _) => Number::Positive(whole),
                (true, Some(whole)) if whole != 0 => Number::Negative(whole),
                (true, _) => Number::Other(-(whole as f64)),
            });
        }
        self.at = from;
        let value = self.fraction()?;
        Ok(Number::Other(if negative { -value } else { value }))
    }

    /// A number that is no whole one, or too big. To about fifteen digits: reading all of them takes a
    /// table of ten kilobytes, and nothing that the platform counts in halves is ever added up.
    fn fraction(&mut self) -> Read<f64> {
        let mut value = 0.0;
        let mut places = 0i32;
        let mut behind = false;
        loop {
            match self.peek() {
                Some(digit @ b'0'..=b'9') => {
                    value = value * 10.0 + f64::from(digit - b'0');
                    places += i32::from(behind);
                }
                Some(b'.') if !behind => {
                    behind = true;
                    if !matches!(self.text.as_bytes().get(self.at + 1), Some(b'0'..=b'9')) {
                        return Err(Unreadable);
                    }
                }
                _ => break,
            }
            self.at += 1;
        }
        let mut exponent = 0i32;
        if self.take(b'e') || self.take(b'E') {
            let down = self.take(b'-');
            if !down {
                self.take(b'+');
            }
            let (count, power) = self.digits(Some(0));
            if count == 0 {
                return Err(Unreadable);
            }
            // What does not fit is far beyond every number there is.
            let power = power.and_then(|power| i32::try_from(power).ok());
            let power = power.unwrap_or(i32::MAX / 2).min(i32::MAX / 2);
            exponent = if down { -power } else { power };
        }
        let value = value * 10f64.powi(exponent.saturating_sub(places));
        if value.is_finite() {
            Ok(value)
        } else {
            Err(Unreadable)
        }
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'_> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.ahead()? {
            b'n' => {
                self.word("null")?;
                visitor.visit_unit()
            }
            b't' => {
                self.word("true")?;
                visitor.visit_bool(true)
            }
            b'f' => {
                self.word("false")?;
                visitor.visit_bool(false)
            }
            b'"' => visitor.visit_string(self.string()?),
            b'[' => {
                let value = visitor.visit_seq(Inside::enter(self)?)?;
                self.leave(b']')?;
                Ok(value)
            }
            b'{' => {
                let value = visitor.visit_map(Inside::enter(self)?)?;
                self.leave(b'}')?;
                Ok(value)
            }
            _ => match self.number()? {
                Number::Positive(number) => visitor.visit_u64(number),
                Number::Negative(number) => visitor.visit_i64(number),
                Number::Other(number) => visitor.visit_f64(number),
            },
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        if self.ahead()? == b'n' {
            self.word("null")?;
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Read<V::Value> {
        if name != RAW {
            return visitor.visit_newtype_struct(self);
        }
        self.skip_space();
        let from = self.at;
        de::IgnoredAny::deserialize(&mut *self)?;
        let raw = self.text.get(from..self.at).ok_or(Unreadable)?;
        visitor.visit_map(Raw(Some(raw)))
    }

    // Each of these reads one kind of value only: what stands in `deserialize_any` besides would stand
    // once more for every type, together with the ways to read it that no answer takes.

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.stand_before(b'"')?;
        visitor.visit_string(self.string()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_string(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_string(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.stand_before(b'[')?;
        let value = visitor.visit_seq(Inside::enter(self)?)?;
        self.leave(b']')?;
        Ok(value)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.stand_before(b'{')?;
        let value = visitor.visit_map(Inside::enter(self)?)?;
        self.leave(b'}')?;
        Ok(value)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        self.deserialize_map(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct
        tuple tuple_struct enum ignored_any
    }
}

impl Reader<'_> {
    /// Leaves a list or an object that has been read to its end.
    fn leave(&mut self, end: u8) -> Read<()> {
        self.room += 1;
        if self.ahead()? == end {
            self.at += 1;
            return Ok(());
        }
        Err(Unreadable)
    }
}

/// Inside a list or an object.
struct Inside<'r, 'a> {
    reader: &'r mut Reader<'a>,
    first: bool,
}

impl<'r, 'a> Inside<'r, 'a> {
    /// The reader stands on the bracket.
    fn enter(reader: &'r mut Reader<'a>) -> Read<Self> {
        reader.at += 1;
        reader.room = reader.room.checked_sub(1).ok_or(Unreadable)?;
        Ok(Self {
            reader,
            first: true,
        })
    }

    /// Whether there is one more, and stands before it.
    fn more(&mut self, end: u8) -> Read<bool> {
        let ahead = self.reader.ahead()?;
        if ahead == end {
            return Ok(false);
        }
        if !std::mem::take(&mut self.first) {
            if ahead != b',' {
                return Err(Unreadable);
            }
            self.reader.at += 1;
            // A comma has to be followed by something.
            if self.reader.ahead()? == end {
                return Err(Unreadable);
            }
        }
        Ok(true)
    }
}

impl<'de> SeqAccess<'de> for Inside<'_, '_> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Read<Option<T::Value>> {
        if !self.more(b']')? {
            return Ok(None);
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }
}

impl<'de> MapAccess<'de> for Inside<'_, '_> {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Read<Option<K::Value>> {
        if !self.more(b'}')? {
            return Ok(None);
        }
        if self.reader.ahead()? != b'"' {
            return Err(Unreadable);
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Read<T::Value> {
        if self.reader.ahead()? != b':' {
            return Err(Unreadable);
        }
        self.reader.at += 1;
        seed.deserialize(&mut *self.reader)
    }
}

/// A value as its text: an object with one member, as `RawValue` expects it.
struct Raw<'a>(Option<&'a str>);

impl<'de> MapAccess<'de> for Raw<'_> {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Read<Option<K::Value>> {
        if self.0.is_none() {
            return Ok(None);
        }
        seed.deserialize(StrDeserializer::new(RAW)).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Read<T::Value> {
        let text = self.0.take().ok_or(Unreadable)?;
        seed.deserialize(StrDeserializer::new(text))
    }
}

#[cfg(test)]
mod tests {
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
            include_str!("../fixtures/platform/requests/standard-request.json"),
            include_str!("../fixtures/platform/requests/pending-agent-requests.json"),
            include_str!("../fixtures/platform/resource-registry/resource-jks-test-resource.json"),
            include_str!("../fixtures/platform/problems/validation-problem.json"),
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
        let right: Right =
            from_str(r#"{"resource":[{"id":"x","value":"y"}],"action":null}"#).unwrap();
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
}
