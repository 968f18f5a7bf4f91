//! The table "who may know whom" of ARCHITECTURE.md, in a form that can be checked.

/// A room of the app: a file or folder right under `src/`.
pub(crate) struct Room {
    pub(crate) name: &'static str,
    /// The other rooms that it may name.
    pub(crate) knows: &'static [&'static str],
    /// Crates from outside that it may name, of those that [`GUARDED`] lists.
    pub(crate) crates: &'static [&'static str],
}

/// Crates that not every room may name. `std`, `serde` and `wasm_bindgen_futures` are free.
pub(crate) const GUARDED: [&str; 8] = [
    "fullmakt_contract",
    "fullmakt_domain",
    "fullmakt_texts",
    "js_sys",
    "reactive_graph",
    "wasm_bindgen",
    "web_sys",
    "fullmakt",
];

/// What a feature may know. Another feature is not among it.
pub(crate) const FEATURE: &[&str] = &["api", "browser", "i18n", "routes", "shell", "ui"];
const FEATURE_CRATES: &[&str] = &["fullmakt_contract", "fullmakt_domain", "reactive_graph"];

const fn feature(name: &'static str) -> Room {
    Room {
        name,
        knows: FEATURE,
        crates: FEATURE_CRATES,
    }
}

pub(crate) const ROOMS: &[Room] = &[
    Room {
        name: "main",
        knows: &[],
        crates: &["fullmakt", "reactive_graph"],
    },
    // Declares the rooms and says nothing else.
    Room {
        name: "lib",
        knows: &[],
        crates: &[],
    },
    Room {
        name: "app",
        knows: &["*"],
        crates: &["fullmakt_contract", "fullmakt_domain", "reactive_graph"],
    },
    Room {
        name: "browser",
        knows: &[],
        crates: &["js_sys", "wasm_bindgen", "web_sys"],
    },
    Room {
        name: "config",
        knows: &["browser", "json", "routes"],
        crates: &[],
    },
    Room {
        name: "json",
        knows: &[],
        crates: &["fullmakt_contract"],
    },
    Room {
        name: "routes",
        knows: &[],
        crates: &["fullmakt_contract", "fullmakt_domain"],
    },
    Room {
        name: "api",
        knows: &["browser", "config", "json"],
        crates: &["fullmakt_contract", "fullmakt_domain"],
    },
    Room {
        name: "i18n",
        knows: &["browser"],
        // Texts are chosen by the problem codes of the contract.
        crates: &[
            "fullmakt_contract",
            "fullmakt_domain",
            "fullmakt_texts",
            "reactive_graph",
        ],
    },
    Room {
        name: "ui",
        knows: &["browser"],
        crates: &["reactive_graph"],
    },
    Room {
        name: "shell",
        knows: &["api", "browser", "config", "i18n", "routes", "ui"],
        crates: &["fullmakt_contract", "fullmakt_domain", "reactive_graph"],
    },
    feature("approval"),
    feature("systems"),
    feature("clients"),
    feature("client_admin"),
    feature("contacts"),
];

/// A crate by its manifest.
pub(crate) struct Crate {
    pub(crate) manifest: &'static str,
    /// What it may depend on, dev-dependencies aside; `None`: anything but `never`.
    pub(crate) may: Option<&'static [&'static str]>,
    /// What it may never depend on.
    pub(crate) never: &'static [&'static str],
}

pub(crate) const CRATES: &[Crate] = &[
    // What the rooms of the app may name is in `ROOMS`; here, what may never reach the browser.
    Crate {
        manifest: "Cargo.toml",
        may: None,
        never: &["axum", "fullmakt-platform", "rusqlite", "tokio", "leptos"],
    },
    Crate {
        manifest: "crates/domain/Cargo.toml",
        may: Some(&["serde"]),
        never: &[],
    },
    Crate {
        manifest: "crates/texts/Cargo.toml",
        may: Some(&["fullmakt-domain", "serde", "serde_json"]),
        never: &[],
    },
    Crate {
        manifest: "crates/contract/Cargo.toml",
        may: Some(&["fullmakt-domain", "serde", "serde_json"]),
        never: &[],
    },
    Crate {
        manifest: "crates/platform/Cargo.toml",
        may: None,
        never: &["fullmakt", "reactive_graph"],
    },
    Crate {
        manifest: "xtask/Cargo.toml",
        may: Some(&[]),
        never: &[],
    },
];

/// Files that may give JSON names although they are not the wire of the platform.
pub(crate) const OWN_JSON: &[(&str, &str)] = &[
    ("src/config.rs", "config.json of the operator"),
    (
        "crates/platform/src/controls",
        "the controls under /_platform are not part of the contract",
    ),
    (
        "crates/platform/src/catalogue",
        "the catalogue files in fixtures/platform/derived",
    ),
    ("crates/platform/src/tokens", "claims of tokens"),
    ("crates/platform/src/seed", "the seed's own files"),
];
