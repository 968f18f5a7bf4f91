//! Reading JSON, without saying why it could not be read.
//!
//! The browser reads with this and not with `serde_json`: nobody who looks at a page can do anything
//! with "invalid type: floating point `1.5`, expected a string at line 1 column 7", and the words for
//! it, with all that writes them, are a tenth of what the app downloads. What is accepted and what
//! comes out is the same; the tests below hold one against the other. One thing is stricter: an object
//! is not read from a list of its members' values.

mod reader;

use reader::{Number, Reader};
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
mod tests;
