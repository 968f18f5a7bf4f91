//! What packages and relations are called, in the language in use.

use super::store::ClientsStore;
use crate::api::ApiClient;
use crate::client_lists::NAME_LENGTH;
use crate::i18n::{I18n, use_i18n};
use fullmakt_domain::text::sanitize_line;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A name for the last part of an urn, in small letters.
type Named = Vec<(String, String)>;

/// Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Names {
    packages: RwSignal<Named>,
    relations: RwSignal<Named>,
    /// Some of the packages cannot be given: they come with a role in the register of organisations.
    comes_with_role: RwSignal<bool>,
}

impl Names {
    /// Reads the names of what the system user needs, and of all relations, as often as the language changes.
    pub(super) fn follow(store: ClientsStore) -> Self {
        let client: ApiClient = expect_context();
        let i18n = use_i18n();
        let names = Self {
            packages: RwSignal::new(Named::new()),
            relations: RwSignal::new(Named::new()),
            comes_with_role: RwSignal::new(false),
        };
        let packages = Memo::new(move |_| {
            let packages = store
                .system_user
                .with(|user| user.ready().map(|user| user.packages.clone()));
            packages.unwrap_or_default()
        });
        Effect::new(move || {
            let language = i18n.language().tag();
            for urn in packages.get() {
                spawn_local(async move {
                    // Without it the last part of the urn stands there.
                    let package = client.package(&urn, language).await;
                    if let (Ok(package), true) = (package, is_in_use(i18n, language)) {
                        name(names.packages, &urn, &package.name);
                        if package.is_assignable == Some(false) {
                            names.comes_with_role.try_set(true);
                        }
                    }
                });
            }
        });
        Effect::new(move || {
            let language = i18n.language().tag();
            spawn_local(async move {
                let roles = client.roles(language).await.into_iter().flat_map(|it| it.0);
                for role in roles.filter(|_| is_in_use(i18n, language)) {
                    name(names.relations, &role.urn, &role.name);
                }
            });
        });
        names
    }

    /// Tracked.
    pub(super) fn package(self, urn: &str) -> String {
        find(self.packages, urn)
    }

    /// Tracked.
    pub(super) fn relation(self, urn: &str) -> String {
        find(self.relations, urn)
    }

    /// Whether some of the packages come with a role in the register alone. Tracked.
    pub(super) fn comes_with_role(self) -> bool {
        self.comes_with_role.get()
    }

    /// The packages as they are called now.
    pub(super) fn packages_now(self) -> impl Fn(&str) -> String {
        let names = self.packages.get_untracked();
        move |urn| find_in(&names, urn)
    }

    /// Several packages, as a list. Tracked.
    pub(super) fn all_packages(self, store: ClientsStore) -> String {
        let packages = store
            .system_user
            .with(|user| user.ready().map(|user| user.packages.clone()));
        let packages = packages.unwrap_or_default();
        let names: Vec<String> = packages.iter().map(|urn| self.package(urn)).collect();
        names.join(", ")
    }
}

fn key(urn: &str) -> String {
    urn.rsplit(':')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase()
}

fn name(names: RwSignal<Named>, urn: &str, name: &str) {
    let (key, name) = (key(urn), sanitize_line(name, NAME_LENGTH));
    if !key.is_empty() && !name.is_empty() {
        names.try_update(|names| {
            names.retain(|(other, _)| *other != key);
            names.push((key, name));
        });
    }
}

/// An answer in another language is too late.
fn is_in_use(i18n: I18n, language: &str) -> bool {
    untrack(|| i18n.language().tag()) == language
}

fn find(names: RwSignal<Named>, urn: &str) -> String {
    names.with(|names| find_in(names, urn))
}

/// What it is called; its id while nobody has said.
fn find_in(names: &Named, urn: &str) -> String {
    let key = key(urn);
    let named = names.iter().find(|(other, _)| *other == key);
    named.map(|(_, name)| name.clone()).unwrap_or(key)
}
