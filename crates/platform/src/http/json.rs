//! JSON in both directions (docs/contract/platform.md, section 0.1).
//!
//! Reading: member names are matched without regard to case, unknown members are ignored, strings
//! are trimmed, of a member that comes twice the last one counts, and a byte order mark may come
//! first, as in the service.

use super::{body::json_body, problem::ProblemResponse};
use crate::Platform;
use axum::{
    body::Bytes,
    extract::{FromRequest, Request, rejection::BytesRejection},
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use serde::{
    Serialize,
    de::{
        DeserializeOwned, Deserializer, IntoDeserializer, Visitor,
        value::{MapDeserializer, SeqDeserializer},
    },
    forward_to_deserialize_any,
};
use serde_json::{Map, Value};
use std::sync::Arc;

/// The body of a call, read as `T`.
///
/// What cannot be read is answered with the framework's 400, too much with 413.
#[derive(Debug)]
pub(crate) struct JsonBody<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Arc<Platform>> for JsonBody<T> {
    type Rejection = ProblemResponse;

    async fn from_request(
        request: Request,
        platform: &Arc<Platform>,
    ) -> Result<Self, Self::Rejection> {
        if !is_json(&request) {
            return Err(ProblemResponse::UnsupportedMediaType);
        }
        let bytes = Bytes::from_request(request, platform)
            .await
            .map_err(body_rejection)?;
        parse(&bytes).map(Self)
    }
}

/// JSON in any of its spellings. A call without a content type passes: it has named no other.
fn is_json(request: &Request) -> bool {
    let Some(kind) = request.headers().get(header::CONTENT_TYPE) else {
        return true;
    };
    let kind = kind.to_str().unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let kind = kind.to_ascii_lowercase();
    kind == "application/json" || kind == "text/json" || kind.ends_with("+json")
}

fn body_rejection(rejection: BytesRejection) -> ProblemResponse {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        ProblemResponse::TooLarge
    } else {
        ProblemResponse::malformed("$", "The body could not be received.")
    }
}

/// Reads a body by the rules above.
///
/// # Errors
/// The framework's 400 when it is not JSON or does not have the shape of `T`.
pub(crate) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ProblemResponse> {
    let value = serde_json::from_slice(without_byte_order_mark(bytes));
    let value = value.and_then(|value| T::deserialize(CaseInsensitive(value)));
    value.map_err(|error| ProblemResponse::malformed("$", &error.to_string()))
}

/// Some editors and shells put one in front of what they save or send.
pub(super) fn without_byte_order_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)
}

/// A value whose members find their struct field in any case, and whose texts are trimmed.
struct CaseInsensitive(Value);

impl IntoDeserializer<'_, serde_json::Error> for CaseInsensitive {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// Visits the members under the names that `name_of` gives them; the last of several with one name.
fn visit_renamed<'de, V: Visitor<'de>>(
    members: Map<String, Value>,
    visitor: V,
    name_of: impl Fn(String) -> String,
) -> Result<V::Value, serde_json::Error> {
    let members = members.into_iter();
    let named: Map<_, _> = members
        .map(|(name, value)| (name_of(name), value))
        .collect();
    let named = named.into_iter();
    visitor.visit_map(MapDeserializer::new(
        named.map(|(name, value)| (name, CaseInsensitive(value))),
    ))
}

impl<'de> Deserializer<'de> for CaseInsensitive {
    type Error = serde_json::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match self.0 {
            Value::String(text) => visitor.visit_str(text.trim()),
            Value::Array(items) => {
                visitor.visit_seq(SeqDeserializer::new(items.into_iter().map(CaseInsensitive)))
            }
            // A struct that keeps unknown members asks for a map and does not name its fields;
            // all such fields are written in lower case (texts by language).
            Value::Object(members) => {
                visit_renamed(members, visitor, |name| name.to_ascii_lowercase())
            }
            other => other.deserialize_any(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        match self.0 {
            Value::Object(members) => visit_renamed(members, visitor, |name| {
                let mut fields = fields.iter();
                let field = fields.find(|field| field.eq_ignore_ascii_case(&name));
                field.map_or(name, |field| (*field).to_owned())
            }),
            // An array can stand for a struct in serde, and never on this wire.
            Value::Array(_) => Err(serde::de::Error::invalid_type(
                serde::de::Unexpected::Seq,
                &"an object",
            )),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// A response with `status` and `body` as JSON.
pub(crate) fn response(status: StatusCode, body: &impl Serialize) -> Response {
    json_body(status, "application/json; charset=utf-8", body)
}

/// 200 with `body` as JSON.
pub(crate) fn ok(body: &impl Serialize) -> Response {
    response(StatusCode::OK, body)
}

/// 201 with `body` as JSON, and the absolute address of what was made.
pub(crate) fn created(location: &str, body: &impl Serialize) -> Response {
    let mut response = response(StatusCode::CREATED, body);
    // Our own origin, path and ids: this is always a header.
    if let Ok(location) = HeaderValue::from_str(location) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use fullmakt_contract::{requests::CreateRequest, systems::RegisterSystem};

    #[test]
    fn names_in_any_case_blanks_and_unknown_members() {
        let input = r#"{"SYSTEMID":" a ","partyorgno":"1","Rights":[{"Resource":[{"ID":"x","Value":" y "}]}],"more":{"a":1},"systemId":"b"}"#;
        let request: CreateRequest = parse(input.as_bytes()).unwrap();
        assert_eq!(request.party_org_no.as_deref(), Some("1"));
        assert_eq!(request.rights.unwrap()[0].resource[0].value, "y");
        assert!(request.system_id.is_some());
    }

    #[test]
    fn a_name_that_differs_from_its_parents_in_case_alone() {
        let input = r#"{"Id":"991825827_a","Vendor":{"authority":"iso6523-actorid-upis","id":"0192:991825827"},
            "Name":{"NB":"n"},"allowedredirecturls":["https://a"],"clientid":["c"],"isvisible":null}"#;
        let system: RegisterSystem = parse(input.as_bytes()).unwrap();
        assert_eq!(system.id, "991825827_a");
        assert_eq!(system.vendor.id, "0192:991825827");
        assert_eq!(system.name.nb.as_deref(), Some("n"));
        assert_eq!(system.allowed_redirect_urls, ["https://a"]);
        assert_eq!(system.client_id, ["c"]);
    }

    #[test]
    fn a_byte_order_mark_is_read() {
        let request: CreateRequest = parse("\u{feff}{\"systemId\":\"a\"}".as_bytes()).unwrap();
        assert_eq!(request.system_id.as_deref(), Some("a"));
    }

    #[test]
    fn wrong_shapes_are_malformed() {
        for input in [
            "",
            "[]",
            "1",
            "{",
            "{\"systemId\":1}",
            "{\"rights\":{}}",
            "null",
            "\u{feff}",
            "\u{feff}\u{feff}{}",
        ] {
            let error = parse::<CreateRequest>(input.as_bytes()).unwrap_err();
            assert!(matches!(error, ProblemResponse::Malformed(_)), "{input}");
        }
    }
}
