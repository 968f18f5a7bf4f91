//! Stands for the network: no test depends on one.

use super::globals::{Replaced, resolved};
use js_sys::{Function, Map, Promise, TypeError};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Request, Response, ResponseInit, Url};

/// Takes the place of `globalThis.fetch` until it is dropped, and keeps a list of the calls.
pub(crate) struct FetchStub {
    calls: Calls,
    _fetch: Replaced,
    _closure: Closure<dyn Fn(Request) -> Promise>,
}

/// The paths that were called, in order, with their queries.
type Calls = Rc<RefCell<Vec<String>>>;

impl FetchStub {
    /// `answer` gets the path of each call, and how often that path has been called before.
    pub(crate) fn new(answer: impl Fn(&str, usize) -> Promise + 'static) -> Self {
        let calls = Calls::default();
        let recorded = calls.clone();
        let closure = Closure::<dyn Fn(Request) -> Promise>::new(move |request: Request| {
            let path = path_of(&request);
            let before = count(&recorded, &path);
            recorded.borrow_mut().push(path.clone());
            answer(&path, before)
        });
        Self {
            calls,
            _fetch: Replaced::global("fetch", closure.as_ref()),
            _closure: closure,
        }
    }

    /// A platform that knows nobody: every call is answered with 401.
    pub(crate) fn signed_out() -> Self {
        Self::new(|_, _| response(401, ""))
    }

    /// How often a path has been called.
    pub(crate) fn count(&self, path: &str) -> usize {
        count(&self.calls, path)
    }

    /// All paths that have been called, in order.
    pub(crate) fn calls(&self) -> Vec<String> {
        self.calls.borrow().clone()
    }
}

fn path_of(request: &Request) -> String {
    let url = Url::new(&request.url()).unwrap();
    url.pathname() + &url.search()
}

fn count(calls: &Calls, path: &str) -> usize {
    calls.borrow().iter().filter(|call| *call == path).count()
}

/// A response that is there.
pub(crate) fn response(status: u16, body: &str) -> Promise {
    let init = ResponseInit::new();
    init.set_status(status);
    resolved(Response::new_with_opt_str_and_init(Some(body), &init).unwrap())
}

/// What a browser rejects a call with when there is no network.
pub(crate) fn no_network() -> JsValue {
    TypeError::new("Failed to fetch").into()
}

/// What a browser rejects a call with when the time limit of its signal has passed.
pub(crate) fn time_limit() -> JsValue {
    DomException::new_with_message_and_name("signal timed out", "TimeoutError")
        .unwrap()
        .into()
}

/// A promise that is held back until the test lets it go.
#[derive(Clone)]
pub(crate) struct Held {
    promise: Promise,
    resolve: Function,
}

impl Held {
    pub(crate) fn new() -> Self {
        let mut resolver = None;
        let promise = Promise::new(&mut |resolve, _| resolver = Some(resolve));
        Self {
            promise,
            resolve: resolver.unwrap(),
        }
    }

    pub(crate) fn promise(&self) -> Promise {
        self.promise.clone()
    }

    /// Lets it go on with what another promise gives.
    pub(crate) fn release(&self, with: &Promise) {
        self.resolve.call1(&JsValue::UNDEFINED, with).unwrap();
    }
}

/// The calls that `boot.js` makes before the app is there: `globalThis.early`.
pub(crate) struct EarlyCalls {
    calls: Map,
    _early: Replaced,
}

impl EarlyCalls {
    pub(crate) fn new(made: impl IntoIterator<Item = (String, Promise)>) -> Self {
        let calls = Map::new();
        for (path, promise) in made {
            calls.set(&path.into(), &promise);
        }
        Self {
            _early: Replaced::global("early", calls.unchecked_ref()),
            calls,
        }
    }

    /// How many responses nobody has taken.
    pub(crate) fn left(&self) -> u32 {
        self.calls.size()
    }
}
