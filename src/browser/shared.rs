//! One piece of work that several wait for.

use super::tasks;
use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::rc::Rc;
use std::task::{Poll, Waker};

/// Work that has been started once. Each clone can wait for the outcome.
#[derive(Debug)]
pub struct Shared<T>(Rc<RefCell<State<T>>>);

#[derive(Debug)]
struct State<T> {
    outcome: Option<T>,
    waiting: Vec<Waker>,
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T: Copy + 'static> Shared<T> {
    /// Starts the work, whether or not anybody waits. It begins after the caller has returned to the
    /// browser.
    pub fn start(work: impl Future<Output = T> + 'static) -> Self {
        let shared = Self::pending();
        let done = shared.clone();
        tasks::start(async move { done.settle(work.await) });
        shared
    }

    fn pending() -> Self {
        Self(Rc::new(RefCell::new(State {
            outcome: None,
            waiting: Vec::new(),
        })))
    }

    fn settle(&self, outcome: T) {
        let waiting = {
            let mut state = self.0.borrow_mut();
            state.outcome = Some(outcome);
            std::mem::take(&mut state.waiting)
        };
        waiting.into_iter().for_each(Waker::wake);
    }

    /// Waits for the outcome.
    pub async fn wait(&self) -> T {
        poll_fn(|context| {
            let mut state = self.0.borrow_mut();
            match state.outcome {
                Some(outcome) => Poll::Ready(outcome),
                None => {
                    state.waiting.push(context.waker().clone());
                    Poll::Pending
                }
            }
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::pin::pin;
    use std::task::Context;

    #[test]
    fn all_who_wait_get_the_one_outcome() {
        let shared = Shared::pending();
        let (one, other) = (shared.clone(), shared.clone());
        let (mut one, mut other) = (pin!(one.wait()), pin!(other.wait()));
        let mut context = Context::from_waker(Waker::noop());
        assert_eq!(one.as_mut().poll(&mut context), Poll::Pending);
        assert_eq!(other.as_mut().poll(&mut context), Poll::Pending);
        shared.settle(7);
        assert_eq!(one.as_mut().poll(&mut context), Poll::Ready(7));
        assert_eq!(other.as_mut().poll(&mut context), Poll::Ready(7));
    }
}
