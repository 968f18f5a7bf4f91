//! The sections of the control page.

use super::{
    super::{RECEIPT, messages, request_view::RequestView, timestamp, visually_hidden},
    FAULT_KINDS, FaultForm, MAX_REQUESTS, SystemUserRow,
};
use crate::{
    Platform,
    controls::{
        faults::{ActiveFault, FaultSpec},
        request_log::RecordedRequest,
    },
    store::{convert, requests::Kind},
};
use fullmakt_domain::{display_name, text};
use maud::{Markup, html};

pub(super) fn requests(requests: &[RequestView], origin: &str) -> Markup {
    html! {
        @if requests.is_empty() { p.muted { "None. Vendors make them; the start page shows how." } }
        ul.rows {
            @for request in requests { li.card { (request_row(request, origin)) } }
        }
    }
}

fn request_row(request: &RequestView, origin: &str) -> Markup {
    let link = request.link(origin);
    let path = link.strip_prefix(origin).unwrap_or(&link);
    html! {
        h3 { a href=(path) { (request.system) " – " (request.customer.name) } }
        p.meta {
            (messages::status(&request.status))
            @if request.escalated { " " span.status { "Passed on" } }
            " " (messages::kind(request.kind))
        }
        p.muted {
            "Made " (timestamp(request.created)) " UTC, reference "
            code { (text::sanitize_line(&request.external_ref, 60)) } ", id " code { (request.id) } ". "
            a href=(format!("{RECEIPT}?id={}", request.id)) {
                "Receipt" (visually_hidden(&format!(" of {} for {}", request.system, request.customer.name)))
            }
        }
    }
}

pub(super) fn users(users: &[SystemUserRow]) -> Markup {
    html! {
        @if users.is_empty() { p.muted { "None. Approving a request makes one." } }
        ul.rows {
            @for SystemUserRow { user, system, clients } in users {
                li.card {
                    h3 { (text::sanitize_line(&user.integration_title, 100)) }
                    p.meta {
                        (display_name::title_case(&user.owner.name)) " · " (system) " · "
                        @match user.kind {
                            Kind::Standard => "standard",
                            Kind::Agent => { "agent · " strong { (counted(*clients as usize, "client")) } }
                        }
                    }
                    p.muted {
                        (counted(user.packages.len(), "package")) ", "
                        (counted(user.rights.len(), "single right")) ", id "
                        code { (user.id) }
                    }
                }
            }
        }
    }
}

pub(super) fn clock(platform: &Platform) -> Markup {
    let offset = platform.clock.offset_seconds();
    let now = convert::micros(platform.clock.now());
    html! {
        p {
            "It is " strong { (timestamp(now)) } " UTC here, "
            @if offset == 0 { "which is real time." } @else { (offset_text(offset)) "." }
        }
        form.line method="post" action="/_platform/forms/clock" {
            button type="submit" name="move" value="1860" { "+ 31 minutes" (visually_hidden(": sessions end")) }
            button type="submit" name="move" value="86400" { "+ 1 day" }
            button type="submit" name="move" value="864000" { "+ 10 days" }
            @if offset != 0 { button type="submit" name="move" value="back" { "Back to real time" } }
        }
        form.line method="post" action="/_platform/forms/clock" {
            label for="days" { "Days to move, less than 0 goes back" }
            input #days name="days" type="number" step="1" min="-36500" max="36500" required value="5";
            button type="submit" name="move" value="days" { "Move" }
        }
        p.muted {
            "A session ends after 30 minutes; a request times out after "
            (platform.options.request_timeout_days) " days."
        }
    }
}

/// `1 client`, `12 clients`.
fn counted(count: usize, unit: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}

/// `10 days 2 hours ahead of real time`.
fn offset_text(offset: i64) -> String {
    let seconds = offset.unsigned_abs();
    let units = [
        (seconds / 86_400, "day"),
        (seconds % 86_400 / 3600, "hour"),
        (seconds % 3600 / 60, "minute"),
        (seconds % 60, "second"),
    ];
    let parts = units.iter().filter(|(count, _)| *count > 0);
    let parts =
        parts.map(|(count, unit)| counted(usize::try_from(*count).unwrap_or(usize::MAX), unit));
    let side = if offset > 0 { "ahead of" } else { "behind" };
    format!("{} {side} real time", parts.collect::<Vec<_>>().join(" "))
}

pub(super) fn faults(platform: &Platform, form: &FaultForm) -> Markup {
    let list = platform.controls.faults.list();
    html! {
        @if list.is_empty() {
            p.muted { "None: every call gets its own answer." }
        } @else {
            form method="post" action="/_platform/forms/faults/remove" {
                ul.rows { @for fault in &list { li.card { (fault_row(fault)) } } }
                p { button type="submit" { "Remove all faults" } }
            }
        }
        (fault_form(form))
    }
}

fn fault_row(fault: &ActiveFault) -> Markup {
    html! {
        p.meta {
            code { (fault.spec.method.as_deref().filter(|word| !word.is_empty()).unwrap_or("*")) " " (text::sanitize_line(&fault.spec.path, 300)) }
        }
        p {
            (effect(&fault.spec)) " "
            span.muted {
                "Hit " (counted(fault.hits as usize, "call"))
                @match fault.spec.times {
                    Some(times) if fault.is_used_up() => { " of " (times) ": used up" }
                    Some(times) => { " of " (times) }
                    None => {}
                }
                "."
            }
        }
        button.small type="submit" name="id" value=(fault.id) {
            "Remove" (visually_hidden(&format!(" fault {} on {}", fault.id, text::sanitize_line(&fault.spec.path, 300))))
        }
    }
}

/// What a fault does, in a sentence.
fn effect(spec: &FaultSpec) -> String {
    let mut phrases = Vec::new();
    if let Some(delay) = spec.delay_ms {
        phrases.push(format!("waits {delay} ms"));
    }
    if spec.after_handling {
        phrases.push("lets the call be carried out".to_owned());
    }
    if spec.drop {
        phrases.push("drops the connection".to_owned());
    } else if spec.delay_ms.is_none() || spec.status.is_some() || spec.body.is_some() {
        let body = match spec.body.as_deref().map_or(0, str::len) {
            0 => "no body".to_owned(),
            length => format!("{length} bytes of body"),
        };
        phrases.push(format!(
            "answers {} with {body}",
            spec.status.unwrap_or(500)
        ));
    }
    if let Some(probability) = spec.probability {
        phrases.push(format!("with probability {probability}"));
    }
    let mut sentence = phrases.join(", ");
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    sentence + "."
}

fn fault_form(form: &FaultForm) -> Markup {
    const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];
    const PATHS: [&str; 6] = [
        "/authentication/api/v1/systemuser/request/*",
        "/authentication/api/v1/systemuser/request/*/approve",
        "/authentication/api/v1/systemuser/*",
        "/accessmanagement/api/*",
        "/resourceregistry/api/*",
        "/profile/api/*",
    ];
    html! {
        form.card.fields method="post" action="/_platform/forms/faults" {
            h3 { "Add a fault" }
            div {
                label for="kind" { "What happens" }
                select #kind name="kind" {
                    @for (value, label) in FAULT_KINDS {
                        option value=(value) selected[value == form.kind] { (label) }
                    }
                }
            }
            div {
                label for="method" { "Method" }
                select #method name="method" {
                    option value="" { "Any" }
                    @for method in METHODS {
                        option value=(method) selected[method == form.method] { (method) }
                    }
                }
            }
            div.path {
                label for="path" { "Path, * stands for anything" }
                input #path name="path" required maxlength="2000" list="paths" value=(form.path)
                    autocomplete="off" spellcheck="false";
                datalist #paths { @for path in PATHS { option value=(path) {} } }
            }
            div {
                label for="times" { "How many calls (empty: every call)" }
                input #times name="times" type="number" min="1" step="1" value=(form.times);
            }
            div { button.primary type="submit" { "Add fault" } }
        }
    }
}

pub(super) fn calls(platform: &Platform) -> Markup {
    let calls = platform.controls.requests.latest(MAX_REQUESTS);
    html! {
        @if calls.is_empty() {
            p.muted { "None yet. Files of the app and this page are not counted." }
        } @else {
            // Narrow screens show the rows otherwise; the roles keep them rows for everybody.
            table.calls role="table" {
                thead role="rowgroup" {
                    tr role="row" {
                        @for name in ["Time", "Call", "Status", "Who"] {
                            th scope="col" role="columnheader" { (name) }
                        }
                    }
                }
                tbody role="rowgroup" { @for call in &calls { (call_row(call)) } }
            }
            p { a href="/_platform/calls" { "All as JSON" } }
        }
    }
}

fn call_row(call: &RecordedRequest) -> Markup {
    let who = call
        .user
        .map(|user| user.to_string())
        .or_else(|| call.organisation.clone());
    html! {
        tr role="row" {
            td role="cell" {
                time datetime=(call.time) { (call.time.get(11..19).unwrap_or_default()) }
            }
            td.path role="cell" { code { strong { (call.method) } " " (text::sanitize_line(&call.path, 300)) } }
            td.number role="cell" {
                @match call.status {
                    Some(status) => (status),
                    None => "no answer",
                }
            }
            td.number role="cell" { (who.as_deref().unwrap_or("nobody")) }
        }
    }
}

pub(super) fn reset() -> Markup {
    html! {
        p { "Empties the database and fills it anew, sets the clock to real time, and removes faults and calls." }
        form.line method="post" action="/_platform/forms/reset" {
            label for="seed" { "Fill it with" }
            select #seed name="seed" {
                option value="default" { "people, requests, system users and clients" }
                option value="empty" { "people and organisations only" }
            }
            button.danger type="submit" { "Reset everything" }
        }
    }
}
