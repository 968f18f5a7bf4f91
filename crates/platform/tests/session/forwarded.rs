//! Behind a proxy on the same machine, which only a real connection shows.

use crate::support::{REQUEST_PATH, SMARTCLOUD, TestServer};
use fullmakt_platform::seed::STANDARD_REQUEST;
use std::{
    io::{Read, Write},
    net::TcpStream,
    sync::Arc,
};
use tokio::net::TcpListener;

#[tokio::test]
async fn links_lead_through_the_proxy() {
    let server = TestServer::new();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let stop = std::future::pending();
    let serving = fullmakt_platform::serve(listener, Arc::clone(&server.platform), stop);
    let serving = tokio::spawn(serving);
    let request = format!(
        "GET {REQUEST_PATH}/vendor/{STANDARD_REQUEST} HTTP/1.1\r\nHost: {address}\r\n\
         X-Forwarded-Proto: https\r\nX-Forwarded-Host: altinn.example\r\n\
         Authorization: Bearer {}\r\nConnection: close\r\n\r\n",
        server.vendor(SMARTCLOUD)
    );
    let answer = tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    });
    let answer = answer.await.unwrap();
    assert!(
        answer.contains(r#""confirmUrl":"https://altinn.example/accessmanagement/ui/"#),
        "{answer}"
    );
    serving.abort();
}
