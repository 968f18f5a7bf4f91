//! The pages behind the confirm links that vendors send: somebody understands who asks for what, and
//! approves, does not approve, or escalates it.
//!
//! All three kinds of request share one page; what differs follows from
//! [`RequestKind`](fullmakt_domain::RequestKind). Pure and tested natively: [`state`] (what happened, what
//! to send, what to show), [`names`] (who asks, and for whom), [`existing`] (what has been given before),
//! [`view_model`] (what the page shows of state and names) and [`messages`] (in which words). [`store`] stands between them and the components.

mod components;
mod existing;
mod messages;
mod names;
mod page;
mod state;
mod store;
mod view_model;

pub(crate) use page::ApprovalPage;
