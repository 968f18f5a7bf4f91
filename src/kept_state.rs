//! What a page has read and what its user has begun, kept for when the page is opened again.

use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;
use std::any::Any;

/// The state of a page that is left and opened again. It is a handle to signals.
pub(crate) trait Keep: Copy + 'static {
    /// Whether it is still at work: then it is not dropped.
    fn is_busy(self) -> bool;
}

/// `<App>` provides it as a context. Beside those that are at work one state is kept.
#[derive(Clone, Copy)]
pub(crate) struct KeptState(StoredValue<Shelf, LocalStorage>);

struct Shelf {
    /// That of the app, which would live for ever if it were held here.
    app: Option<WeakOwner>,
    kept: Vec<Kept>,
}

struct Kept {
    key: String,
    state: Box<dyn Any>,
    is_busy: Box<dyn Fn() -> bool>,
    owner: Owner,
}

impl KeptState {
    pub(crate) fn new() -> Self {
        Self(StoredValue::new_local(Shelf {
            app: Owner::current().map(|owner| owner.downgrade()),
            kept: Vec::new(),
        }))
    }

    /// What was last kept under this key.
    pub(crate) fn get<T: Keep>(self, key: &str) -> Option<T> {
        self.0.with_value(|shelf| {
            let kept = shelf.kept.iter().rev().find(|kept| kept.key == key)?;
            kept.state.downcast_ref::<T>().copied()
        })
    }

    /// Makes a state and keeps it under this key, in the place of others.
    pub(crate) fn keep<T: Keep>(self, key: &str, new: impl FnOnce() -> T) -> T {
        let app = self.0.with_value(|shelf| shelf.app.as_ref()?.upgrade());
        let owner = app.unwrap_or_default().child();
        let state = owner.with(new);
        let dropped = self.0.try_update_value(|shelf| {
            let all = std::mem::take(&mut shelf.kept);
            let (stays, dropped): (Vec<_>, Vec<_>) =
                all.into_iter().partition(|kept| (kept.is_busy)());
            shelf.kept = stays;
            shelf.kept.push(Kept {
                key: key.to_owned(),
                state: Box::new(state),
                is_busy: Box::new(move || state.is_busy()),
                owner,
            });
            dropped
        });
        // Their clean-up may look at this.
        for kept in dropped.into_iter().flatten() {
            kept.owner.cleanup();
        }
        state
    }
}
