//! The shared state of all handlers.

use crate::{
    catalogue::Catalogue,
    clock::Clock,
    controls::Controls,
    options::{Options, SeedKind},
    seed,
    store::{Result, Store, StoreError, StoreOpenError},
    tokens::{TokenError, Tokens},
};
use std::sync::Arc;
use thiserror::Error;

/// A running platform.
#[derive(Debug)]
pub struct Platform {
    /// How it was started.
    pub options: Options,
    /// Its own time.
    pub clock: Clock,
    /// The database.
    pub store: Store,
    /// Makes and checks tokens.
    pub tokens: Tokens,
    pub(crate) catalogue: &'static Catalogue,
    pub(crate) controls: Controls,
}

/// The platform cannot start.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The database cannot be opened.
    #[error(transparent)]
    Store(#[from] StoreOpenError),
    /// The database is open and cannot be filled.
    #[error("the database cannot be filled: {0}")]
    Seed(#[from] StoreError),
    /// The signing key cannot be read or made.
    #[error("the signing key cannot be used: {0}")]
    Tokens(#[from] TokenError),
}

impl Platform {
    /// Opens the data folder, makes what is missing in it and fills an empty database.
    pub fn open(options: Options) -> Result<Arc<Self>, OpenError> {
        let store = Store::open(&options.data)?;
        let tokens = Tokens::open(&options.data)?;
        let platform = Self {
            clock: Clock::default(),
            store,
            tokens,
            catalogue: Catalogue::load(),
            controls: Controls::default(),
            options,
        };
        seed::fill_if_empty(&platform)?;
        Ok(Arc::new(platform))
    }

    /// Everything as after the first start: the database, the clock, no fault, no recorded request.
    pub(crate) fn reset(&self, kind: SeedKind) -> Result<()> {
        // Before the database: what is seeded is as old as the clock says.
        self.clock.set_offset_seconds(0);
        seed::refill(self, kind)?;
        self.controls.faults.clear();
        self.controls.requests.clear();
        Ok(())
    }

    /// Our own origin as seeded links name it: `http://localhost:<port>`.
    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.options.listen.port())
    }
}
