//! Serves the router on a socket.

use crate::{Platform, app, controls::faults::DropConnection};
use axum::{Router, body::Body, extract::ConnectInfo, http::Request, response::Response};
use hyper::service::service_fn;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use std::{convert::Infallible, future::Future, io, sync::Arc, time::Duration};
use tokio::net::TcpListener;
use tower::ServiceExt;

/// How long open requests may take once we are told to stop.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(10);
/// How long a client may take to send the head of a request.
const HEAD_TIMEOUT: Duration = Duration::from_secs(30);

/// Answers on `listener` until `stop` completes, then finishes open requests and returns.
pub async fn serve(listener: TcpListener, platform: Arc<Platform>, stop: impl Future<Output = ()>) {
    let router = app(platform);
    let mut http = hyper::server::conn::http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT);
    let open = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Out of file descriptors, or the client has gone: others can still be served.
                    tracing::warn!("a connection could not be accepted: {error}");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let router = router.clone();
        let service = service_fn(move |mut request: Request<hyper::body::Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            handle(router.clone(), request)
        });
        let connection = open.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // A connection that breaks concerns nobody but its client.
            drop(connection.await);
        });
    }
    drop(listener);
    if tokio::time::timeout(SHUTDOWN_TIMEOUT, open.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("some requests were not finished within {SHUTDOWN_TIMEOUT:?}");
    }
}

async fn handle(router: Router, request: Request<hyper::body::Incoming>) -> io::Result<Response> {
    let response = router
        .oneshot(request.map(Body::new))
        .await
        .unwrap_or_else(|never: Infallible| match never {});
    if response.extensions().get::<DropConnection>().is_some() {
        return Err(io::Error::other("dropped on demand"));
    }
    Ok(response)
}
