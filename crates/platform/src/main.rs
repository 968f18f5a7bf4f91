//! Starts the local platform.

use clap::Parser;
use fullmakt_platform::{Options, Platform, serve};
use std::{
    io::{self, Write},
    process::ExitCode,
};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};
use tracing_subscriber::{EnvFilter, filter::LevelFilter};

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::parse();
    let level = EnvFilter::builder().with_default_directive(LevelFilter::WARN.into());
    tracing_subscriber::fmt()
        .with_env_filter(level.from_env_lossy())
        .with_writer(io::stderr)
        // Whoever has started us may not listen, which is no reason to stop.
        .log_internal_errors(false)
        .init();
    match run(options).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            drop(writeln!(io::stderr(), "{message}"));
            ExitCode::FAILURE
        }
    }
}

async fn run(mut options: Options) -> Result<(), String> {
    let stop = stop_signal().map_err(|error| format!("cannot listen to signals: {error}"))?;
    let listener = TcpListener::bind(options.listen).await.map_err(|error| {
        let address = options.listen;
        format!("cannot listen on {address}: {error}; choose another address with --listen")
    })?;
    // Port 0 asks for a free one; seeded links need the real one.
    options.listen = listener.local_addr().map_err(|error| error.to_string())?;
    let platform = Platform::open(options).map_err(|error| error.to_string())?;
    let origin = platform.origin();
    drop(writeln!(io::stdout(), "Local platform on {origin}"));
    serve(listener, platform, stop).await;
    Ok(())
}

/// Listens to SIGINT and SIGTERM from now on; the future completes on the first of them.
///
/// A future that listened only once it is polled would leave a moment after the start in which a
/// signal ends the program on the spot.
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}
