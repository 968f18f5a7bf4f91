//! Problem answers (platform.md, sections 0.2 and 1.8).

use crate::store::StoreError;
use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use fullmakt_contract::problem::{Problem, ValidationError};
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// What a handler returns.
pub type Answer = Result<Response, ProblemReply>;

/// An answer that says why a call was not carried out.
#[derive(Debug, Clone, PartialEq)]
pub enum ProblemReply {
    /// 401 without a body: no token, or one that is not valid.
    Unauthorized,
    /// 403 without a body: a policy said no.
    Forbidden,
    /// 404 without a body.
    NotFound,
    /// 413 without a body.
    TooLarge,
    /// 415 without a body: not JSON.
    UnsupportedMediaType,
    /// 503 without a body: the database cannot be used, for reasons of this machine.
    Unavailable,
    /// A problem with a code of the authentication host.
    Auth(AuthProblem, Map<String, Value>),
    /// 400 of the framework: what could not be read, as (member or parameter, sentence).
    Malformed(Vec<(String, String)>),
    /// 400 `STD-00000`: every fault of the input.
    Validation(Vec<ValidationError>),
    /// Plain text.
    Text(StatusCode, String),
    /// Any other problem body of the given status: other hosts' codes, hand-built ones.
    Other(StatusCode, Box<Problem>),
}

impl ProblemReply {
    /// 400 of the framework for one member or parameter.
    #[must_use]
    pub fn malformed(name: &str, sentence: &str) -> Self {
        Self::Malformed(vec![(name.to_owned(), sentence.to_owned())])
    }

    /// The same problem with an extension member beside `code`.
    #[must_use]
    pub fn with(self, name: &str, value: Value) -> Self {
        match self {
            Self::Auth(problem, mut extra) => {
                extra.insert(name.to_owned(), value);
                Self::Auth(problem, extra)
            }
            other => other,
        }
    }
}

impl From<AuthProblem> for ProblemReply {
    fn from(problem: AuthProblem) -> Self {
        Self::Auth(problem, Map::new())
    }
}

impl From<StoreError> for ProblemReply {
    fn from(error: StoreError) -> Self {
        eprintln!("the database could not be used: {error}");
        Self::Unavailable
    }
}

impl IntoResponse for ProblemReply {
    fn into_response(self) -> Response {
        match self {
            Self::Unauthorized => StatusCode::UNAUTHORIZED.into_response(),
            Self::Forbidden => StatusCode::FORBIDDEN.into_response(),
            Self::NotFound => StatusCode::NOT_FOUND.into_response(),
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response(),
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE.into_response(),
            Self::Text(status, text) => (status, text).into_response(),
            Self::Auth(problem, extra) => {
                let code = problem.code();
                let body = Problem {
                    kind: Some(format!("urn:altinn:error:{code}")),
                    title: Some(problem.title().to_owned()),
                    status: Some(problem.status().as_u16()),
                    code: Some(code),
                    trace_id: Some(trace_id()),
                    extra,
                    ..Problem::default()
                };
                problem_body(problem.status(), &body)
            }
            Self::Malformed(faults) => {
                let mut errors = Map::new();
                for (name, sentence) in faults {
                    if let Value::Array(sentences) = errors.entry(name).or_insert_with(|| json!([]))
                    {
                        sentences.push(Value::String(sentence));
                    }
                }
                let mut extra = Map::new();
                extra.insert("errors".to_owned(), Value::Object(errors));
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
    // A `Problem` is strings, numbers and JSON values: it can always be written.
    let bytes = serde_json::to_vec(body).unwrap_or_default();
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    response
}

/// A fresh trace id in the form of W3C Trace Context, as the service's `traceId` has.
#[must_use]
pub fn trace_id() -> String {
    let trace = Uuid::new_v4().simple().to_string();
    let span = Uuid::new_v4().simple().to_string();
    format!("00-{trace}-{}-00", span.get(..16).unwrap_or_default())
}

/// Declares [`AuthProblem`]: name, number, status and our own sentence.
macro_rules! auth_problems {
    ($($name:ident $number:literal $status:ident $title:literal;)*) => {
        /// Problems of the authentication host (platform.md, section 1.8).
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum AuthProblem {
            $(#[doc = $title] $name,)*
        }

        impl AuthProblem {
            /// Every problem.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The number after `AUTH-`.
            #[must_use]
            pub fn number(self) -> u32 {
                match self { $(Self::$name => $number,)* }
            }

            /// HTTP status.
            #[must_use]
            pub fn status(self) -> StatusCode {
                match self { $(Self::$name => StatusCode::$status,)* }
            }

            /// A sentence in English; clients key on the code.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }
        }
    };
}

impl AuthProblem {
    /// `AUTH-00011` and so on.
    #[must_use]
    pub fn code(self) -> String {
        format!("AUTH-{:05}", self.number())
    }
}

auth_problems! {
    OrganisationNotFound 0 BAD_REQUEST "The organisation of the request is not known.";
    RightNotOnSystem 1 BAD_REQUEST "A right is missing, is not registered on the system, or cannot be given.";
    DelegationFailed 2 BAD_REQUEST "The rights could not be given.";
    SystemUserNotCreated 3 BAD_REQUEST "The system user could not be created.";
    SystemUserExists 4 BAD_REQUEST "A system user exists already for this system, organisation and reference.";
    ExternalIdAccepted 6 BAD_REQUEST "A request with this reference has been accepted before.";
    ExternalIdPending 7 BAD_REQUEST "A request with this reference waits for a decision.";
    ExternalIdDenied 8 BAD_REQUEST "A request with this reference has been denied.";
    ExternalIdRejected 9 BAD_REQUEST "A request with this reference has been rejected.";
    RequestNotFound 10 NOT_FOUND "There is no such request.";
    SystemNotFound 11 NOT_FOUND "There is no such system, or it belongs to another vendor.";
    RequestNotStored 12 NOT_FOUND "The request could not be stored.";
    RequestNotNew 13 CONFLICT "The request is no longer open for a decision.";
    CheckUnknownError 14 FORBIDDEN "The check of what may be given failed.";
    SystemUserNotFound 15 NOT_FOUND "There is no such system user.";
    CheckRoleMissing 16 FORBIDDEN "The approver lacks the role that gives this service.";
    CheckDelegationMissing 18 FORBIDDEN "Nobody has given the approver this service.";
    CheckNotListed 19 FORBIDDEN "The service must list the organisation explicitly, and does not.";
    CheckLevelTooLow 20 FORBIDDEN "The approver is not signed in at a high enough level.";
    RedirectUrlNotRegistered 21 BAD_REQUEST "The redirect address is not registered on the system.";
    RevokeFailed 22 BAD_REQUEST "The rights could not be taken away.";
    VendorMissingInToken 23 UNAUTHORIZED "The token names no organisation.";
    DeleteNotAllowed 24 FORBIDDEN "The system user belongs to another party.";
    NotAnAgentRequest 25 BAD_REQUEST "The request is not an agent request.";
    SystemHasNoRedirectUrls 26 BAD_REQUEST "The system has no redirect addresses.";
    AgentRequestNotFound 30 NOT_FOUND "There is no such agent request.";
    PartyAndFacilitatorDiffer 31 BAD_REQUEST "Party and provider are not the same.";
    AgentTypeExpected 34 BAD_REQUEST "The system user is not of the agent kind.";
    StandardTypeExpected 36 BAD_REQUEST "The system user is not of the standard kind.";
    PartyNotOfRequest 41 FORBIDDEN "The request belongs to another party.";
    PartyNotOfAgentRequest 42 FORBIDDEN "The agent request belongs to another party.";
    PartyUuidNotFound 49 BAD_REQUEST "The party is not known.";
    PackageCheckFailed 50 BAD_REQUEST "The packages could not be checked.";
    PackageDelegationFailed 51 BAD_REQUEST "The packages could not be given.";
    PackagesInvalid 52 BAD_REQUEST "The packages are not valid.";
    PackagesNotDelegable 53 BAD_REQUEST "The approver may not give these packages.";
    SystemUserNotDeleted 56 BAD_REQUEST "The system user could not be deleted.";
    AgentRequestWithoutPackages 58 BAD_REQUEST "An agent request must name packages.";
    NothingAskedFor 59 BAD_REQUEST "The request names neither rights nor packages.";
    RequestNotUpdated 60 NOT_FOUND "The request could not be updated.";
    ChangeRequestDecided 61 CONFLICT "The change request has been decided; use a new correlation id.";
    PackageNotOnSystem 63 BAD_REQUEST "A package is not registered on the system.";
    PackageNotAssignable 64 BAD_REQUEST "A package cannot be given to a standard system user.";
    PackageNotDelegable 65 BAD_REQUEST "A package cannot be passed on to an agent system user.";
    NotAccessManager 66 FORBIDDEN "The user does not manage access for this organisation.";
    CheckPackageMissing 68 FORBIDDEN "The approver lacks the package that gives this service.";
    CheckAccessList 69 FORBIDDEN "The service's access list does not hold the organisation.";
    CheckNotDelegable 70 FORBIDDEN "The service cannot be given to others.";
    CheckMaskinportenSchema 71 FORBIDDEN "The service is a Maskinporten schema, which is not given this way.";
    ClientNotFound 79 BAD_REQUEST "The organisation is not a client of the provider.";
    ClientLacksPackages 80 BAD_REQUEST "The client does not give all packages of the system user.";
}
