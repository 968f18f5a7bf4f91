//! The one HTTP client.
//!
//! Every call sends the session cookie of its own origin, asks for JSON, and gives up after a while.
//! Nothing is repeated here but a read that was refused with 401: it is sent once more after the session has been
//! renewed. A change is never sent twice: after a 401 the session can be somebody else's.

use super::clock::PlatformClock;
use super::error::ApiError;
use crate::browser::early_responses;
use crate::config::Config;
use fullmakt_contract::paths;
use fullmakt_domain::time::UnixSeconds;
use futures::FutureExt;
use futures::future::{LocalBoxFuture, Shared};
use gloo_net::http::{Method, RequestBuilder, Response};
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::{AbortSignal, RequestCache, RequestCredentials};

/// Milliseconds that a small file may take.
const FILE_TIMEOUT: u32 = 10_000;
/// Milliseconds that reading may take. The first reads are made by `boot.js`, with the same limits.
const READ_TIMEOUT: u32 = 30_000;
/// Milliseconds that a long list may take; how long nothing may arrive is limited besides (`rows.rs`).
const LIST_TIMEOUT: u32 = 600_000;
/// Milliseconds that a change may take: approving delegates right by right on the platform.
const CHANGE_TIMEOUT: u32 = 60_000;

/// The response of a call, still to come.
///
/// Boxed: otherwise the state of a whole call would be part of every function that makes one, and
/// downloaded as often.
pub(super) type ApiFuture<T> = LocalBoxFuture<'static, Result<T, ApiError>>;

/// Calls the platform. `<App>` provides it as a context.
#[derive(Clone, Copy)]
pub(crate) struct ApiClient {
    base: StoredValue<String>,
    company_register: StoredValue<String>,
    clock: PlatformClock,
    /// The renewal that is under way: calls that are refused at the same time share one.
    renewal: StoredValue<Option<Shared<LocalBoxFuture<'static, Renewal>>>, LocalStorage>,
}

/// How the session was renewed. The platform's token lasts 30 minutes (docs/contract/platform.md, section 6).
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Renewal {
    /// The session goes on.
    Renewed,
    /// It has ended; the user has to sign in.
    SignedOut,
    /// Nobody knows: the platform was not reached or is in trouble. Not a reason to sign in.
    Unknown(ApiError),
}

impl Renewal {
    fn from_response(response: Result<(), ApiError>) -> Self {
        match response {
            Ok(()) => Self::Renewed,
            Err(ApiError::SignedOut | ApiError::Denied(_)) => Self::SignedOut,
            Err(error) => Self::Unknown(error),
        }
    }
}

/// A call.
pub(super) struct Request {
    method: Method,
    path: String,
    language: Option<&'static str>,
    body: Option<String>,
    timeout: u32,
    /// Not of the platform: open to everybody, so it learns nothing about who is asking.
    is_public: bool,
}

impl Request {
    fn get(path: &str) -> Self {
        Self {
            method: Method::GET,
            path: path.to_owned(),
            language: None,
            body: None,
            timeout: READ_TIMEOUT,
            is_public: false,
        }
    }

    /// A small file beside the app.
    pub(super) fn file(path: &str) -> Self {
        Self {
            timeout: FILE_TIMEOUT,
            ..Self::get(path)
        }
    }

    /// A list that is read while it arrives, however long it takes.
    pub(super) fn long_list(path: &str) -> Self {
        Self {
            timeout: LIST_TIMEOUT,
            ..Self::get(path)
        }
    }

    fn get_in(path: &str, language: &'static str) -> Self {
        Self {
            language: Some(language),
            ..Self::get(path)
        }
    }

    fn change(method: Method, path: &str) -> Self {
        Self {
            method,
            timeout: CHANGE_TIMEOUT,
            ..Self::get(path)
        }
    }

    fn with_body<B: Serialize>(self, body: &B) -> Self {
        Self {
            // What we send ourselves always has a JSON form; an empty object changes nothing.
            body: Some(serde_json::to_string(body).unwrap_or_else(|_| "{}".to_owned())),
            ..self
        }
    }
}

/// What came with a status of success.
struct Success {
    status: u16,
    body: Vec<u8>,
}

impl ApiClient {
    /// A client for the platform that the host has configured. Needs a reactive owner.
    pub(crate) fn new(config: &Config) -> Self {
        Self {
            base: StoredValue::new(config.api_base.clone()),
            company_register: StoredValue::new(config.company_register.clone()),
            clock: PlatformClock::new(),
            renewal: StoredValue::new_local(None),
        }
    }

    /// What time it is on the platform.
    pub(crate) fn now(self) -> UnixSeconds {
        self.clock.now()
    }

    /// The full address of a path of the platform.
    pub(crate) fn url(self, path: &str) -> String {
        self.base.try_get_value().unwrap_or_default() + path
    }

    pub(super) fn get<T: DeserializeOwned + 'static>(self, path: &str) -> ApiFuture<T> {
        self.decoded(Request::get(path))
    }

    /// Reads something whose texts come in the language asked for.
    pub(super) fn get_in<T: DeserializeOwned + 'static>(
        self,
        path: &str,
        language: &'static str,
    ) -> ApiFuture<T> {
        self.decoded(Request::get_in(path, language))
    }

    /// Sends a change once, also when it is refused with 401.
    pub(super) fn post<T: DeserializeOwned + 'static>(self, path: &str) -> ApiFuture<T> {
        let request = Request::change(Method::POST, path);
        Box::pin(async move { decode(&self.attempt(&request).await?) })
    }

    /// The same with a body.
    pub(super) fn post_json<B: Serialize, T: DeserializeOwned + 'static>(
        self,
        path: &str,
        body: &B,
    ) -> ApiFuture<T> {
        let request = Request::change(Method::POST, path).with_body(body);
        Box::pin(async move { decode(&self.attempt(&request).await?) })
    }

    /// The same where a success says all there is to say.
    pub(super) fn post_empty(self, path: &str) -> ApiFuture<()> {
        let request = Request::change(Method::POST, path);
        Box::pin(async move { self.attempt(&request).await.map(drop) })
    }

    /// Deletes something, once, also when it is refused with 401. Whatever comes with a success says no more.
    pub(super) fn delete(self, path: &str) -> ApiFuture<()> {
        let request = Request::change(Method::DELETE, path);
        Box::pin(async move { self.attempt(&request).await.map(drop) })
    }

    /// Reads from the open company register. `None` when the host has not named one.
    pub(super) fn get_from_company_register<T: DeserializeOwned + 'static>(
        self,
        path: &str,
    ) -> Option<ApiFuture<T>> {
        let base = self.company_register.try_get_value()?;
        let url = (!base.is_empty()).then(|| base + path)?;
        let request = Request {
            is_public: true,
            ..Request::get(path)
        };
        Some(Box::pin(async move {
            let response = fetch(&request, &url).await?;
            let (status, is_ok) = (response.status(), response.ok());
            let body = response.binary().await.map_err(|error| api_error(&error))?;
            if !is_ok {
                return Err(ApiError::from_response(status, None, &body));
            }
            decode(&Success { status, body })
        }))
    }

    /// Sends a change once, also when it is refused with 401.
    pub(super) fn patch<B: Serialize>(self, path: &str, body: &B) -> ApiFuture<()> {
        let request = Request::change(Method::PATCH, path).with_body(body);
        Box::pin(async move { self.attempt(&request).await.map(drop) })
    }

    /// Renews the session. Several that ask at the same time share one call.
    pub(crate) async fn renew_session(self) -> Renewal {
        let renewal = self.renewal.try_update_value(|under_way| {
            under_way
                .get_or_insert_with(|| {
                    let call: LocalBoxFuture<'static, Renewal> = Box::pin(async move {
                        let response = self.attempt(&Request::get(paths::REFRESH)).await;
                        self.renewal.try_set_value(None);
                        Renewal::from_response(response.map(drop))
                    });
                    call.shared()
                })
                .clone()
        });
        match renewal {
            Some(renewal) => renewal.await,
            // The app is gone, and with it whoever wants to know.
            None => Renewal::Unknown(ApiError::Offline),
        }
    }

    fn decoded<T: DeserializeOwned + 'static>(self, request: Request) -> ApiFuture<T> {
        let sent = self.send(request);
        Box::pin(async move { decode(&sent.await?) })
    }

    fn send(self, request: Request) -> ApiFuture<Success> {
        Box::pin(async move { success(self.open(request).await?).await })
    }

    /// A response of success to a read, whose body is still to come.
    pub(super) async fn open(self, request: Request) -> Result<Response, ApiError> {
        match self.respond(&request).await {
            Err(ApiError::SignedOut) => match self.renew_session().await {
                Renewal::Renewed => self.respond(&request).await,
                Renewal::SignedOut => Err(ApiError::SignedOut),
                Renewal::Unknown(error) => Err(error),
            },
            other => other,
        }
    }

    async fn attempt(self, request: &Request) -> Result<Success, ApiError> {
        success(self.respond(request).await?).await
    }

    async fn respond(self, request: &Request) -> Result<Response, ApiError> {
        let response = match early_response(request).await {
            Some(response) => response?,
            None => fetch(request, &self.url(&request.path)).await?,
        };
        let status = response.status();
        // What the browser has kept is dated when it was.
        if request.language.is_none()
            && let Some(date) = response.headers().get("date")
        {
            self.clock.set(&date);
        }
        if response.ok() {
            return Ok(response);
        }
        let body = response.binary().await;
        // A body that breaks off says nothing about the status, which has been read: a refusal stays a
        // refusal.
        let retry_after = response.headers().get("retry-after");
        Err(ApiError::from_response(
            status,
            retry_after.as_deref(),
            &body.unwrap_or_default(),
        ))
    }
}

async fn success(response: Response) -> Result<Success, ApiError> {
    Ok(Success {
        status: response.status(),
        body: response.binary().await.map_err(|error| api_error(&error))?,
    })
}

fn decode<T: DeserializeOwned>(success: &Success) -> Result<T, ApiError> {
    let body = match success.status {
        // An empty list of the metadata (docs/contract/platform.md, section 2.6).
        204 => b"null",
        _ => success.body.as_slice(),
    };
    serde_json::from_slice(body).map_err(|_| ApiError::Unreadable {
        status: success.status,
    })
}

/// The response to a call that `boot.js` has made before the app was there. One that failed is as if it
/// had never been made; only one that took its whole time is not tried again.
pub(super) async fn early_response(request: &Request) -> Option<Result<Response, ApiError>> {
    if request.method != Method::GET {
        return None;
    }
    match early_responses::take(&request.path).await? {
        Ok(response) => Some(Ok(response.into())),
        Err(error) if is_timeout(&error.name) => Some(Err(ApiError::TimedOut)),
        Err(_) => None,
    }
}

#[expect(clippy::disallowed_methods, reason = "here it is offered")]
pub(super) async fn fetch(request: &Request, url: &str) -> Result<Response, ApiError> {
    let mut builder = RequestBuilder::new(url)
        .method(request.method.clone())
        .header("accept", "application/json, */*;q=0.1")
        .abort_signal(Some(&AbortSignal::timeout_with_u32(request.timeout)));
    match request.language {
        // Descriptions are the same for everybody, so the browser may keep them.
        Some(language) => builder = builder.header("accept-language", language),
        // All else is read anew: a status that is read again is the one of now.
        None => builder = builder.cache(RequestCache::NoStore),
    }
    if request.is_public {
        builder = builder.credentials(RequestCredentials::Omit);
    } else if !url.starts_with('/') {
        // To another origin cookies are sent only when asked for.
        builder = builder.credentials(RequestCredentials::Include);
    }
    let sent = match &request.body {
        Some(body) => builder
            .header("content-type", "application/json")
            .body(body.as_str()),
        None => builder.build(),
    };
    let request = sent.map_err(|error| api_error(&error))?;
    request.send().await.map_err(|error| api_error(&error))
}

/// Why there is no response, or not all of it.
fn api_error(error: &gloo_net::Error) -> ApiError {
    match error {
        gloo_net::Error::JsError(error) if is_timeout(&error.name) => ApiError::TimedOut,
        _ => ApiError::Offline,
    }
}

/// Name of the error when a time limit of ours has passed.
fn is_timeout(name: &str) -> bool {
    name == "TimeoutError"
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The predecessor threw users out when the network was down.
    #[test]
    fn being_offline_is_not_being_signed_out() {
        let of = |error| Renewal::from_response(Err(error));
        let status = |status| of(ApiError::from_response(status, None, b""));
        assert_eq!(Renewal::from_response(Ok(())), Renewal::Renewed);
        assert_eq!(status(401), Renewal::SignedOut);
        assert_eq!(status(403), Renewal::SignedOut);
        for unknown in [
            of(ApiError::Offline),
            of(ApiError::TimedOut),
            status(500),
            status(503),
        ] {
            assert!(matches!(unknown, Renewal::Unknown(_)), "{unknown:?}");
        }
    }
}
