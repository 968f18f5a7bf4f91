//! Messages.

use crate::support::{attribute, mount, text};
use fullmakt::ui::{Alert, Announce, Severity};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn an_alert_has_the_role_of_how_it_is_announced() {
    for (announce, role) in [
        (Announce::No, None),
        (Announce::Politely, Some("status")),
        (Announce::AtOnce, Some("alert")),
    ] {
        let mounted = mount(move || {
            view! {
                <Alert severity=Severity::Danger announce=announce>
                    <p>{"Det gikk ikke."}</p>
                </Alert>
            }
        });
        let alert = mounted.only("paragraph").parent_element().unwrap();
        assert_eq!(attribute(&alert, "role").as_deref(), role, "{announce:?}");
        for (role, is_announced) in [
            ("status", announce == Announce::Politely),
            ("alert", announce == Announce::AtOnce),
        ] {
            let said = if is_announced { "Det gikk ikke." } else { "" };
            assert_eq!(mounted.said(role), said, "{announce:?} as {role}");
        }
    }
}

#[wasm_bindgen_test]
fn an_alert_has_the_colour_of_how_serious_it_is() {
    for (severity, color) in [
        (Severity::Info, "info"),
        (Severity::Success, "success"),
        (Severity::Warning, "warning"),
        (Severity::Danger, "danger"),
    ] {
        let mounted = mount(move || {
            view! {
                <Alert severity=severity announce=Announce::AtOnce>
                    {"Melding"}
                </Alert>
            }
        });
        let alert = mounted.only("alert");
        assert_eq!(attribute(&alert, "data-color").as_deref(), Some(color));
        assert_eq!(text(&alert), "Melding");
    }
}
