//! Problem responses (docs/contract/platform.md, sections 0.2 and 1.8).

use super::body::json_body;
pub(crate) use crate::rules::AuthProblem;
use crate::{rules::RuleError, store::StoreError};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use fullmakt_contract::{
    Extra,
    contacts::ContactError,
    problem::{Problem, ValidationError},
};
use hyper::ext::ReasonPhrase;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Most characters of a reason phrase; the body has the whole text.
const MAX_REASON_CHARS: usize = 200;

/// What a handler returns.
pub(crate) type HandlerResult = Result<Response, ProblemResponse>;

/// A response that says why a request was not carried out.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ProblemResponse {
    /// 401 without a body: no token, or one that is not valid.
    Unauthorized,
    /// 401 of a handler, which has a body: the token is valid and names nobody who may do this.
    UnauthorizedByHandler,
    /// 403 without a body: a policy said no.
    Forbidden,
    /// 404 of a handler, with the framework's body.
    NotFound,
    /// 404 of a handler that says in words what is not there: title, and more about it.
    NotFoundBecause(&'static str, Option<String>),
    /// 413 without a body.
    TooLarge,
    /// 415 of the framework: not JSON.
    UnsupportedMediaType,
    /// 503 without a body: the database cannot be used, for reasons of this machine.
    Unavailable,
    /// A problem with a code of the authentication host.
    Auth(AuthProblem, Extra),
    /// 400 of the framework: what could not be read, as (member or parameter, sentence).
    Malformed(Vec<(String, String)>),
    /// 400 `STD-00000`: every error in the input.
    Validation(Vec<ValidationError>),
    /// An error of the older contact API: body and reason phrase (docs/contract/contacts.md, section 1.8).
    Contact(StatusCode, String),
    /// Plain text.
    Text(StatusCode, String),
    /// 400 with a code of another host, and a sentence.
    Coded(&'static str, &'static str),
}

impl ProblemResponse {
    /// 400 of the framework for one member or parameter.
    pub(crate) fn malformed(name: &str, sentence: &str) -> Self {
        Self::Malformed(vec![(name.to_owned(), sentence.to_owned())])
    }

    /// What the framework finds wrong with members that must not be empty.
    pub(super) fn missing_members(members: &[(&str, &str)]) -> Vec<(String, String)> {
        let missing = members.iter().filter(|(_, value)| value.is_empty());
        let error = |name: &str| (name.to_owned(), format!("The member {name} is required."));
        missing.map(|(name, _)| error(name)).collect()
    }
}

/// One error of [`ProblemResponse::Validation`].
pub(super) fn validation_error(
    code: impl Into<String>,
    title: &str,
    path: &str,
) -> ValidationError {
    ValidationError {
        code: code.into(),
        title: Some(title.to_owned()),
        paths: vec![path.to_owned()],
        ..ValidationError::default()
    }
}

impl From<AuthProblem> for ProblemResponse {
    fn from(problem: AuthProblem) -> Self {
        Self::Auth(problem, Extra::new())
    }
}

impl From<RuleError> for ProblemResponse {
    fn from(error: RuleError) -> Self {
        match error {
            RuleError::Problem(problem, extra) => Self::Auth(problem, extra),
            RuleError::Validation(errors) => Self::Validation(errors),
            RuleError::NoAccess => Self::Forbidden,
            RuleError::NotTheVendor => Self::UnauthorizedByHandler,
            RuleError::Store(error) => error.into(),
        }
    }
}

impl From<StoreError> for ProblemResponse {
    fn from(error: StoreError) -> Self {
        tracing::error!("the database could not be used: {error}");
        Self::Unavailable
    }
}

impl IntoResponse for ProblemResponse {
    fn into_response(self) -> Response {
        let problem = match self {
            Self::Unauthorized => return StatusCode::UNAUTHORIZED.into_response(),
            Self::Forbidden => return StatusCode::FORBIDDEN.into_response(),
            Self::TooLarge => return StatusCode::PAYLOAD_TOO_LARGE.into_response(),
            Self::Unavailable => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
            Self::Contact(status, text) => return contact_error(status, text),
            Self::Text(status, text) => return (status, text).into_response(),
            Self::UnauthorizedByHandler => framework_problem(401, "Unauthorized"),
            Self::NotFound => framework_problem(404, "Not Found"),
            Self::NotFoundBecause(title, detail) => Problem {
                title: Some(title.to_owned()),
                status: Some(404),
                detail,
                ..Problem::default()
            },
            Self::UnsupportedMediaType => {
                framework_problem(415, "The body must be sent as application/json.")
            }
            Self::Auth(problem, extra) => Problem {
                extra,
                ..coded_problem(problem.status(), problem.code(), problem.title())
            },
            Self::Coded(code, title) => coded_problem(400, code.to_owned(), title),
            Self::Malformed(errors) => {
                let mut members = BTreeMap::<String, Vec<String>>::new();
                for (name, sentence) in errors {
                    members.entry(name).or_default().push(sentence);
                }
                Problem {
                    extra: Extra::from_iter([("errors".to_owned(), serde_json::json!(members))]),
                    ..framework_problem(400, "The input could not be read.")
                }
            }
            Self::Validation(validation_errors) => Problem {
                validation_errors,
                ..coded_problem(
                    400,
                    "STD-00000".to_owned(),
                    "The input breaks one or more rules.",
                )
            },
        };
        let status = problem
            .status
            .and_then(|code| StatusCode::from_u16(code).ok());
        let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        json_body(status, "application/problem+json", &problem)
    }
}

/// A problem that the framework makes by itself, which has no code.
fn framework_problem(status: u16, title: &str) -> Problem {
    // RFC 9110 describes 400 in section 15.5.1, 401 in 15.5.2, and so on.
    let section = status - 399;
    Problem {
        kind: Some(format!(
            "https://tools.ietf.org/html/rfc9110#section-15.5.{section}"
        )),
        title: Some(title.to_owned()),
        status: Some(status),
        trace_id: Some(trace_id()),
        ..Problem::default()
    }
}

fn coded_problem(status: u16, code: String, title: &str) -> Problem {
    Problem {
        kind: Some(format!("urn:altinn:error:{code}")),
        title: Some(title.to_owned()),
        status: Some(status),
        code: Some(code),
        trace_id: Some(trace_id()),
        ..Problem::default()
    }
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

/// A fresh trace id in the form of W3C Trace Context, as the service's `traceId` has.
fn trace_id() -> String {
    let trace = Uuid::new_v4().simple().to_string();
    let span = Uuid::new_v4().simple().to_string();
    format!("00-{trace}-{}-00", span.get(..16).unwrap_or_default())
}
