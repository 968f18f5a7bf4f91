//! The platform's lists of clients, read into an index while they arrive.

use crate::api::{AgentSystemUser, ApiClient, ReadList};
use crate::browser::clock;
use fullmakt_contract::summaries::{AddedClientSummary, ClientSummary};
use fullmakt_domain::client_index::{ClientIndex, NewClient};
use fullmakt_domain::display_name::title_case;
use fullmakt_domain::text::sanitize_line;
use leptos::prelude::*;
use std::future::Future;

/// Longest name that is shown, in characters: the longest of the register.
pub(crate) const NAME_LENGTH: usize = 200;
/// Longest number.
const NUMBER_LENGTH: usize = 40;

/// Milliseconds between two looks at a list that is arriving: showing it costs more than reading it.
const LOOK: f64 = 150.0;

/// Reads every client of the organisation.
pub(crate) fn read_clients(
    client: ApiClient,
    of: &AgentSystemUser,
    index: RwSignal<ClientIndex>,
) -> impl Future<Output = ReadList> + use<> {
    let take = move |client: ClientSummary| {
        index.try_update_untracked(|index| insert(index, &client));
    };
    client.clients(of, take, look_at(index))
}

/// Reads the clients that the system user acts for.
pub(crate) fn read_added_clients(
    client: ApiClient,
    of: &AgentSystemUser,
    index: RwSignal<ClientIndex>,
) -> impl Future<Output = ReadList> + use<> {
    let take = move |client: AddedClientSummary| {
        index.try_update_untracked(|index| insert_added(index, &client));
    };
    client.added_clients(of, take, look_at(index))
}

/// Shows what has been read, from time to time.
fn look_at(index: RwSignal<ClientIndex>) -> impl FnMut() {
    let mut looked = clock::milliseconds();
    move || {
        let now = clock::milliseconds();
        if now - looked > LOOK {
            looked = now;
            index.try_update(|_| {});
        }
    }
}

fn insert(index: &mut ClientIndex, client: &ClientSummary) {
    index.insert(NewClient {
        id: &client.uuid,
        name: &shown_name(&client.name),
        number: &shown_number(&client.number),
        packages: &mut client.packages(),
        relations: &mut client.access.iter().map(|access| &*access.role),
    });
}

fn insert_added(index: &mut ClientIndex, client: &AddedClientSummary) {
    index.insert_added(
        &client.id,
        &shown_name(&client.name),
        &shown_number(&client.number),
    );
}

fn shown_name(name: &str) -> String {
    title_case(&sanitize_line(name, NAME_LENGTH))
}

fn shown_number(number: &str) -> String {
    sanitize_line(number, NUMBER_LENGTH)
}
