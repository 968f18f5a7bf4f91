//! What only a real connection shows: the reason phrase of HTTP/1.1 (docs/contract/contacts.md, section 1.8).

use crate::{ROOT, support::TestServer};
use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    sync::Arc,
};
use tokio::{net::TcpListener, sync::oneshot};

/// The first line of the answer to a request, whatever its bytes.
fn first_line(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let answer = String::from_utf8_lossy(&answer);
    answer.lines().next().unwrap().to_owned()
}

#[tokio::test]
async fn errors_stand_in_the_reason_phrase_too() {
    let server = TestServer::new();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = tokio::spawn(fullmakt_platform::serve(
        listener,
        Arc::clone(&server.platform),
        async move { drop(stopped.await) },
    ));
    for (path, key, expected) in [
        (
            "organizations",
            "",
            "HTTP/1.1 400 Required header 'ApiKey' is missing.",
        ),
        (
            "organizations/123456785",
            "ApiKey: local-test-key\r\n",
            "HTTP/1.1 400 Invalid organization number: 123456785",
        ),
        (
            "organizations",
            "ApiKey: x\r\n",
            "HTTP/1.1 403 Forbidden - The API key is not authorized for this operation",
        ),
        // Nothing that was sent begins a line of its own.
        (
            "organizations/a%0D%0ASet-Cookie:%20a=%C3%A5",
            "ApiKey: local-test-key\r\n",
            "HTTP/1.1 400 Invalid organization number: a??Set-Cookie: a=?",
        ),
    ] {
        let head = format!(
            "GET {ROOT}/{path} HTTP/1.1\r\nHost: localhost\r\n{key}Connection: close\r\n\r\n"
        );
        let line = tokio::task::spawn_blocking(move || first_line(address, &head));
        assert_eq!(line.await.unwrap(), expected, "{path}");
    }
    stop.send(()).unwrap();
    serving.await.unwrap();
}
