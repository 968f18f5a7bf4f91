//! The rows that are shown, as a table that spreadsheets read.

use super::page_state::ClientsPageState;
use super::store::ClientsStore;
use super::view_model::{ClientRow, column_names};
use crate::api::next_task;
use crate::browser::download;
use crate::i18n::Texts;
use fullmakt_domain::csv;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// Rows that are written at once.
const ROWS_PER_PART: usize = 1000;

/// How long a table is kept for the browser to save it.
const KEPT: Duration = Duration::from_secs(60);

/// Saves the rows that are shown.
pub(super) fn export(store: ClientsStore, view: ClientsPageState) {
    let rows = view.shown.get_untracked();
    let texts = untrack(|| store.texts());
    let name_of = view.names.packages_now();
    let line = move |row: u32| {
        let client = view.row_now(row)?;
        let status = client.status_line(texts, &name_of);
        Some((client, status))
    };
    save(texts, texts.clients.export_name, rows, line);
}

/// Saves what has become of each client of the run.
pub(super) fn export_run(store: ClientsStore, view: ClientsPageState) {
    let texts = untrack(|| store.texts());
    let (rows, results) = store.run_results(texts);
    let places = (0..u32::try_from(rows.len()).unwrap_or(u32::MAX)).collect();
    let line = move |place: u32| {
        let at = usize::try_from(place).ok()?;
        let client = view.row_now(*rows.get(at)?)?;
        Some((client, results.get(at)?.clone()))
    };
    save(texts, texts.clients.run_result_name, places, line);
}

/// In pieces: the page can be used meanwhile.
fn save(
    texts: &'static Texts,
    name: &str,
    rows: Vec<u32>,
    line: impl Fn(u32) -> Option<(ClientRow, String)> + 'static,
) {
    let name = [name, ".csv"].concat();
    spawn_local(async move {
        let parts = download::Parts::new();
        let mut part = csv::BYTE_ORDER_MARK.to_owned();
        csv::push_row(&mut part, &column_names(texts));
        for rows in rows.chunks(ROWS_PER_PART) {
            for (client, status) in rows.iter().filter_map(|row| line(*row)) {
                csv::push_row(&mut part, &[&client.name, &client.number, &status]);
            }
            parts.push(&part);
            part.clear();
            next_task(Duration::ZERO).await;
        }
        if let Some(address) = parts.save(&name, "text/csv;charset=utf-8") {
            set_timeout(move || download::release(&address), KEPT);
        }
    });
}
