//! One HTTP call, without any rule about what it means.

use super::{early, timers, window};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestCache, RequestCredentials, RequestInit, Response};

/// A call.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// `GET`, `POST` and so on.
    pub method: &'static str,
    /// Where to.
    pub url: &'a str,
    /// Name and value of each header.
    pub headers: &'a [(&'static str, &'a str)],
    /// What is sent.
    pub body: Option<&'a str>,
    /// Milliseconds until we give up.
    pub limit: u32,
    /// Whether the browser may answer out of its cache.
    pub cached: bool,
    /// Whether the call goes to another origin, to which cookies are sent only when asked for.
    pub elsewhere: bool,
    /// The name under which `boot.js` may have asked already.
    pub early: &'a str,
}

/// What came.
#[derive(Debug)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// The header `Retry-After`.
    pub retry_after: Option<String>,
    /// The body as far as it came; `Err` when it broke off.
    pub body: Result<Vec<u8>, TransportError>,
}

/// Why nothing came, or not all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransportError {
    /// It took too long.
    TimedOut,
    /// The connection failed.
    Connection,
}

/// Makes a call.
///
/// # Errors
///
/// When there is not even a status.
pub async fn send(call: Call<'_>) -> Result<Reply, TransportError> {
    let response = match early::take(call.early).await {
        Some(response) => response,
        None => start(call).await.map_err(|error| sort(&error))?,
    };
    Ok(Reply {
        status: response.status(),
        retry_after: response.headers().get("retry-after").unwrap_or_default(),
        body: body(&response).await.map_err(|error| sort(&error)),
    })
}

async fn start(call: Call<'_>) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    for (name, value) in call.headers {
        headers.set(name, value)?;
    }
    let init = RequestInit::new();
    init.set_method(call.method);
    init.set_headers(&headers);
    init.set_signal(Some(&timers::abort_after(call.limit)));
    if let Some(body) = call.body {
        init.set_body(&JsValue::from_str(body));
    }
    if !call.cached {
        init.set_cache(RequestCache::NoStore);
    }
    if call.elsewhere {
        init.set_credentials(RequestCredentials::Include);
    }
    let response = window().fetch_with_str_and_init(call.url, &init);
    JsFuture::from(response).await?.dyn_into()
}

async fn body(response: &Response) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The browser says `TimeoutError` when our own limit has passed.
fn sort(error: &JsValue) -> TransportError {
    let name = js_sys::Reflect::get(error, &JsValue::from_str("name"));
    if name
        .ok()
        .as_ref()
        .is_some_and(|name| *name == "TimeoutError")
    {
        TransportError::TimedOut
    } else {
        TransportError::Connection
    }
}
