//! The components of the approval page. Each reads the store from the context.
#![allow(unreachable_pub, reason = "#[component] makes its props public")]

mod access_list;
mod back_link;
mod decision_button;
mod decision_panel;
mod decision_terms;
mod existing_access;
mod next_steps;
mod no_request;
mod panel_notice;
mod panel_remarks;
mod receipt_card;
mod request_facts;
mod request_heading;
mod request_outcome;
mod rich_text;

pub(super) use access_list::AccessList;
pub(super) use back_link::BackLink;
pub(super) use decision_panel::DecisionPanel;
pub(super) use no_request::NoRequest;
pub(super) use receipt_card::ReceiptCard;
pub(super) use request_facts::RequestFacts;
pub(super) use request_heading::RequestHeading;
pub(super) use request_outcome::RequestOutcome;
