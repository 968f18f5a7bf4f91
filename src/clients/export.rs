//! The rows that are shown, as a table that spreadsheets read.

use super::page_state::ClientsPageState;
use super::store::ClientsStore;
use super::view_model::column_names;
use crate::api::next_task;
use crate::browser::download;
use fullmakt_domain::csv;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// Rows that are written at once.
const ROWS_PER_PART: usize = 1000;

/// How long a table is kept for the browser to save it.
const KEPT: Duration = Duration::from_secs(60);

/// Saves it, in pieces: the page can be used meanwhile.
pub(super) fn export(store: ClientsStore, view: ClientsPageState) {
    let rows = view.shown.get_untracked();
    let texts = untrack(|| store.texts());
    let name_of = view.names.packages_now();
    spawn_local(async move {
        let parts = download::Parts::new();
        let mut part = csv::BYTE_ORDER_MARK.to_owned();
        csv::push_row(&mut part, &column_names(texts));
        for rows in rows.chunks(ROWS_PER_PART) {
            for client in rows.iter().filter_map(|row| view.row_now(*row)) {
                let status = client.status_line(texts, &name_of);
                csv::push_row(&mut part, &[&client.name, &client.number, &status]);
            }
            parts.push(&part);
            part.clear();
            next_task(Duration::ZERO).await;
        }
        let name = [texts.clients.export_name, ".csv"].concat();
        if let Some(address) = parts.save(&name, "text/csv;charset=utf-8") {
            set_timeout(move || download::release(&address), KEPT);
        }
    });
}
