//! Problem responses (docs/contract/platform.md, sections 0.2 and 1.8).

pub use crate::rules::AuthProblem;
use crate::{log::log_error, rules::RuleError, store::StoreError};
use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use fullmakt_contract::{
    Extra,
    contacts::ContactError,
    problem::{Problem, ValidationError},
};
use hyper::ext::ReasonPhrase;
use serde::Serialize;
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// Most characters of a reason phrase; the body has the whole text.
const MAX_REASON_CHARS: usize = 200;

/// What a handler returns.
pub type HandlerResult = Result<Response, ProblemResponse>;

/// A response that says why a request was not carried out.
#[derive(Debug, Clone, PartialEq)]
pub enum ProblemResponse {
    /// 401 without a body: no token, or one that is not valid.
    Unauthorized,
    /// 401 of a handler, which has a body: the token is valid and names nobody who may do this.
    UnauthorizedByHandler,
    /// 403 without a body: a policy said no.
    Forbidden,
    /// 404 without a body.
    NotFound,
    /// 413 without a body.
    TooLarge,
    /// 415 of the framework: not JSON.
    UnsupportedMediaType,
    /// 503 without a body: the database cannot be used, for reasons of this machine.
    Unavailable,
    /// A problem with a code of the authentication host.
    Auth(AuthProblem, Map<String, Value>),
    /// 400 of the framework: what could not be read, as (member or parameter, sentence).
    Malformed(Vec<(String, String)>),
    /// 400 `STD-00000`: every error in the input.
    Validation(Vec<ValidationError>),
    /// An error of the older contact API: body and reason phrase (docs/contract/contacts.md, section 1.8).
    Contact(StatusCode, String),
    /// Plain text.
    Text(StatusCode, String),
    /// Any other problem body of the given status: other hosts' codes, hand-built ones.
    Other(StatusCode, Box<Problem>),
}

impl ProblemResponse {
    /// 400 of the framework for one member or parameter.
    #[must_use]
    pub fn malformed(name: &str, sentence: &str) -> Self {
        Self::Malformed(vec![(name.to_owned(), sentence.to_owned())])
    }
}

impl From<AuthProblem> for ProblemResponse {
    fn from(problem: AuthProblem) -> Self {
        Self::Auth(problem, Map::new())
    }
}

impl From<RuleError> for ProblemResponse {
    fn from(error: RuleError) -> Self {
        match error {
            RuleError::Problem(problem, extra) => Self::Auth(problem, extra),
            RuleError::NoAccess => Self::Forbidden,
            RuleError::NotTheVendor => Self::Unauthorized,
            RuleError::Store(error) => error.into(),
        }
    }
}

impl From<StoreError> for ProblemResponse {
    fn from(error: StoreError) -> Self {
        log_error(format_args!("the database could not be used: {error}"));
        Self::Unavailable
    }
}

impl IntoResponse for ProblemResponse {
    fn into_response(self) -> Response {
        match self {
            Self::Unauthorized => StatusCode::UNAUTHORIZED.into_response(),
            Self::UnauthorizedByHandler => {
                let body = Problem {
                    kind: Some("https://tools.ietf.org/html/rfc9110#section-15.5.2".to_owned()),
                    title: Some("Unauthorized".to_owned()),
                    status: Some(401),
                    trace_id: Some(trace_id()),
                    ..Problem::default()
                };
                problem_body(StatusCode::UNAUTHORIZED, &body)
            }
            Self::Forbidden => StatusCode::FORBIDDEN.into_response(),
            Self::NotFound => StatusCode::NOT_FOUND.into_response(),
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
            Self::UnsupportedMediaType => {
                let body = Problem {
                    kind: Some("https://tools.ietf.org/html/rfc9110#section-15.5.16".to_owned()),
                    title: Some("The body must be sent as application/json.".to_owned()),
                    status: Some(415),
                    trace_id: Some(trace_id()),
                    ..Problem::default()
                };
                problem_body(StatusCode::UNSUPPORTED_MEDIA_TYPE, &body)
            }
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE.into_response(),
            Self::Contact(status, text) => contact_error(status, text),
            Self::Text(status, text) => (status, text).into_response(),
            Self::Auth(problem, extra) => {
                let code = problem.code();
                let status = StatusCode::from_u16(problem.status())
                    .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
                let body = Problem {
                    kind: Some(format!("urn:altinn:error:{code}")),
                    title: Some(problem.title().to_owned()),
                    status: Some(problem.status()),
                    code: Some(code),
                    trace_id: Some(trace_id()),
                    extra,
                    ..Problem::default()
                };
                problem_body(status, &body)
            }
            Self::Malformed(errors) => {
                let mut members = Map::new();
                for (name, sentence) in errors {
                    if let Value::Array(sentences) =
                        members.entry(name).or_insert_with(|| json!([]))
                    {
                        sentences.push(Value::String(sentence));
                    }
                }
                let mut extra = Map::new();
                extra.insert("errors".to_owned(), Value::Object(members));
                let body = Problem {
                    kind: Some("https://tools.ietf.org/html/rfc9110#section-15.5.1".to_owned()),
                    title: Some("The input could not be read.".to_owned()),
                    status: Some(400),
                    trace_id: Some(trace_id()),
                    extra,
                    ..Problem::default()
                };
                problem_body(StatusCode::BAD_REQUEST, &body)
            }
            Self::Validation(validation_errors) => {
                let body = Problem {
                    kind: Some("urn:altinn:error:STD-00000".to_owned()),
                    title: Some("The input breaks one or more rules.".to_owned()),
                    status: Some(400),
                    code: Some("STD-00000".to_owned()),
                    trace_id: Some(trace_id()),
                    validation_errors,
                    ..Problem::default()
                };
                problem_body(StatusCode::BAD_REQUEST, &body)
            }
            Self::Other(status, body) => problem_body(status, &body),
        }
    }
}

/// A problem body with its content type.
#[must_use]
pub fn problem_body(status: StatusCode, body: &Problem) -> Response {
    json_body(status, "application/problem+json", body)
}

/// An error of the older contact API: the text stands in the body, and as reason phrase on HTTP/1.1.
fn contact_error(status: StatusCode, text: String) -> Response {
    let reason = text.chars().take(MAX_REASON_CHARS);
    let reason: String = reason
        .map(|c| if matches!(c, ' '..='~') { c } else { '?' })
        .collect();
    let body = ContactError {
        error_code: i64::from(status.as_u16()),
        error_message: text,
        extra: Extra::default(),
    };
    let mut response = json_body(status, "application/json; charset=utf-8", &body);
    if let Ok(reason) = ReasonPhrase::try_from(reason) {
        response.extensions_mut().insert(reason);
    }
    response
}

fn json_body(status: StatusCode, kind: &'static str, body: &impl Serialize) -> Response {
    // Both kinds of body are strings, numbers and JSON values: they can always be written.
    let bytes = serde_json::to_vec(body).unwrap_or_default();
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    let kind = HeaderValue::from_static(kind);
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

/// A fresh trace id in the form of W3C Trace Context, as the service's `traceId` has.
#[must_use]
pub fn trace_id() -> String {
    let trace = Uuid::new_v4().simple().to_string();
    let span = Uuid::new_v4().simple().to_string();
    format!("00-{trace}-{}-00", span.get(..16).unwrap_or_default())
}
