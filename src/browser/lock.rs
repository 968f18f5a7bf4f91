//! A lock that one tab of the browser holds at a time.

use futures::channel::oneshot;
use js_sys::{Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

// Not stable in web-sys.
#[wasm_bindgen]
extern "C" {
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        granted: &Function,
    ) -> Result<Promise, JsValue>;
}

/// Who asks for a lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Request {
    /// Takes it when nobody has it.
    IfFree,
    /// Takes it from whoever has it.
    Steal,
}

/// What has become of a request.
#[derive(Debug)]
pub(crate) enum Locked {
    Held(Lock),
    /// Another tab has it.
    Taken,
    /// The browser has no locks, or not for this page.
    Unsupported,
}

/// Held until it is dropped, or taken away by another tab.
#[derive(Debug)]
pub(crate) struct Lock {
    release: Rc<RefCell<Option<Function>>>,
    lost: Option<oneshot::Receiver<()>>,
}

impl Lock {
    /// Ends when another tab has taken it. Once.
    pub(crate) fn lost(&mut self) -> Option<oneshot::Receiver<()>> {
        self.lost.take()
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = self.release.borrow_mut().take() {
            // It fails for nothing.
            drop(release.call0(&JsValue::UNDEFINED));
        }
    }
}

pub(crate) async fn take(name: &str, request: Request) -> Locked {
    let navigator: JsValue = super::window().navigator().into();
    let manager = Reflect::get(&navigator, &"locks".into()).ok();
    let Some(manager) = manager.filter(JsValue::is_object) else {
        return Locked::Unsupported;
    };
    let manager: LockManager = manager.unchecked_into();
    let options = Object::new();
    let option = match request {
        Request::IfFree => "ifAvailable",
        Request::Steal => "steal",
    };
    drop(Reflect::set(&options, &option.into(), &JsValue::TRUE));
    let release: Rc<RefCell<Option<Function>>> = Rc::default();
    let (tell, told) = oneshot::channel();
    let kept = Rc::clone(&release);
    let granted = Closure::once_into_js(move |lock: JsValue| {
        let is_granted = lock.is_object();
        let _ = tell.send(is_granted);
        Promise::new(&mut |resolve, _| {
            // It is held as long as this does not end.
            if is_granted {
                *kept.borrow_mut() = Some(resolve);
            } else {
                drop(resolve.call0(&JsValue::UNDEFINED));
            }
        })
    });
    let Ok(ended) = manager.request(name, &options, granted.unchecked_ref()) else {
        return Locked::Unsupported;
    };
    let (lose, lost) = oneshot::channel();
    spawn_local(async move {
        if JsFuture::from(ended).await.is_err() {
            let _ = lose.send(());
        }
    });
    match told.await {
        Ok(true) => Locked::Held(Lock {
            release,
            lost: Some(lost),
        }),
        Ok(false) => Locked::Taken,
        // It was rejected before anything was granted.
        Err(_) => Locked::Unsupported,
    }
}
