//! Names of vendors, from the open company register of the host's configuration.

use crate::api::ApiClient;
use fullmakt_domain::OrgNumber;
use fullmakt_domain::display_name::title_case;
use fullmakt_domain::text::sanitize_line;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Longest name that is shown, in characters.
const NAME_LENGTH: usize = 120;

/// What the register has told, by organisation number. A number without a name is shown as it is, so nobody has to
/// know whether a name is still to come or could not be had.
#[derive(Clone, Copy)]
pub(super) struct Companies {
    client: ApiClient,
    /// In the order in which they came.
    names: RwSignal<Vec<(String, String)>>,
    /// What has been asked for, in order; the first `asked` have been.
    wanted: StoredValue<Vec<String>>,
    asked: StoredValue<usize>,
}

impl Companies {
    pub(super) fn new() -> Self {
        Self {
            client: expect_context(),
            names: RwSignal::new(Vec::new()),
            wanted: StoredValue::new(Vec::new()),
            asked: StoredValue::new(0),
        }
    }

    /// Tracked.
    pub(super) fn name(self, number: &str) -> Option<String> {
        self.names
            .with(|names| find(names, number).map(str::to_owned))
    }

    /// All names that are known, by number. Tracked.
    pub(super) fn all(self) -> Vec<(String, String)> {
        self.names.get()
    }

    /// Asks for a name, unless that has been done. One after the other: a list can be of very many vendors, and the
    /// register is somebody else's.
    pub(super) fn ask(self, number: &str) {
        if OrgNumber::parse(number).is_err() {
            return;
        }
        let is_idle = self.wanted.try_update_value(|wanted| {
            let is_idle = self.asked.get_value() == wanted.len();
            let is_new = !wanted.iter().any(|other| other == number);
            if is_new {
                wanted.push(number.to_owned());
            }
            is_idle && is_new
        });
        if is_idle == Some(true) {
            spawn_local(async move { self.ask_all().await });
        }
    }

    async fn ask_all(self) {
        loop {
            let next = self
                .wanted
                .try_with_value(|wanted| wanted.get(self.asked.get_value()).cloned());
            let Some(Some(number)) = next else { return };
            if let Some(call) = self.client.company(&number)
                && let Ok(company) = call.await
            {
                let name = title_case(&sanitize_line(&company.navn, NAME_LENGTH));
                if !name.is_empty() {
                    self.names.try_update(|names| names.push((number, name)));
                }
            }
            if self.asked.try_update_value(|asked| *asked += 1).is_none() {
                return;
            }
        }
    }
}

pub(super) fn find<'a>(names: &'a [(String, String)], number: &str) -> Option<&'a str> {
    let mut names = names.iter();
    names
        .find(|(other, _)| other == number)
        .map(|(_, name)| name.as_str())
}
