//! `<WindowedList>`. Which rows are in the document: `windowed_list/rows.rs`.

mod rows;

use super::{text_view, use_window_event};
use crate::browser::layout::{self, LayoutObserver};
use leptos::html::Ul;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Render};
use leptos::{ev, web_sys};
use rows::{Place, places};
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

pub use rows::{Cut, MOST_PRINTED_ROWS, is_windowed};

/// The rows that are in the document until it is known how high one is.
const FIRST_ROWS: Range<u32> = 0..40;

/// A list of any length, of which only the rows near the window are in the document.
///
/// # Usage
///
/// A row is a number that the caller gives it, usually its index in data that the list does not know; a search or
/// another order is another `Vec` of the same numbers. A number stands for the same row as long as the list is
/// mounted, and occurs once.
///
/// The rows of a short list, all of which are in the document, are as high as they need to be. In a long one all rows
/// are equally high: `--row-height` of the list, in `rem`, or what the highest row that has been in the
/// document since the list became wider or narrower needs. Room for one row more than they usually need is a poor
/// look, but nothing is cut off or covered when texts are larger or set widely.
///
/// The list has no scroll bar of its own: it scrolls with whatever it is in.
///
/// # Accessibility
///
/// A native list; `aria-setsize` and `aria-posinset` say how long it is and where a row stands. Beside the rows near
/// the window the first and the last one are in the document, so that Tab comes to them from outside, and
/// the row that has or had focus with its neighbours, so that Tab and Shift+Tab go on from it wherever the user has scrolled
/// to. That holds where each row has something that takes focus. An element with focus is never taken out and put in
/// again. The browser's own search finds rows that are in the document only: place a
/// [`SearchField`](super::SearchField) before the list.
///
/// On paper all rows are there, up to [`MOST_PRINTED_ROWS`]. No browser draws a list of more pixels than it can count: what
/// is beyond is left out, and that is said.
///
/// Source: ARIA Authoring Practices, feed pattern (for `aria-setsize` and `aria-posinset`).
#[component]
pub fn WindowedList(
    /// What the list holds.
    #[prop(into)]
    label: Signal<String>,
    /// The rows, in their order, each once.
    #[prop(into)]
    rows: Signal<Vec<u32>>,
    /// What a row shows. Called once for a row that comes into the document.
    #[prop(into)]
    row: Callback<u32, AnyView>,
    /// Stands below when not all rows are there: how many are, and how many there would be.
    #[prop(into)]
    cut_note: Callback<Cut, String>,
) -> impl IntoView {
    let list = NodeRef::<Ul>::new();
    let near = RwSignal::new(FIRST_ROWS);
    let focused = RwSignal::new(None::<u32>);
    let is_printing = RwSignal::new(false);
    let most = RwSignal::new(u32::MAX);
    let mounted = StoredValue::new_local(Vec::<MountedRow>::new());
    let owner = Owner::current();
    Effect::new(move || {
        if let Some(list) = list.get() {
            let places = rows.with(|rows| {
                places(
                    rows,
                    most.get(),
                    near.get(),
                    focused.get(),
                    is_printing.get(),
                )
            });
            let new_row = |place| MountedRow::new(owner.as_ref()?.child(), row, place);
            // Taken out meanwhile: a new row may bring about events of this list.
            let mut shown = mounted.try_update_value(std::mem::take).unwrap_or_default();
            show(&list, &mut shown, &places, new_row);
            mounted.set_value(shown);
        }
    });

    // No pixels before the first measurement, and whole ones: then the rows stand where they are computed to be.
    let row_height = StoredValue::new(0);
    let width = StoredValue::new(0);
    let look = move || {
        if let (Some(Some(list)), Some(height @ 1..)) =
            (list.try_get_untracked(), row_height.try_get_value())
        {
            let seen = rows::near(layout::seen(&list), height);
            if near.get_untracked() != seen {
                near.set(seen);
            }
        }
    };
    let measure = move || {
        let (Some(Some(list)), Some(before)) =
            (list.try_get_untracked(), row_height.try_get_value())
        else {
            return;
        };
        if rows.with_untracked(|rows| !rows::is_windowed(rows.len())) {
            // All rows are there: each is as high as it needs to be.
            layout::set_style(&list, "--row-pitch", "");
            row_height.set_value(0);
            return;
        }
        let is_as_wide = width.get_value() == list.client_width();
        width.set_value(list.client_width());
        let height = highest_row(&list, if is_as_wide { before } else { 0 });
        row_height.set_value(height);
        let room = rows::most_with_height(height, layout::device_pixels());
        if most.get_untracked() != room {
            most.set(room);
        }
        // What the user looks at stays where it is.
        let above = layout::seen(&list).start;
        if before != 0 && before != height && above > 0.0 {
            layout::scroll_by(above / f64::from(before) * (f64::from(height) - f64::from(before)));
        }
        look();
    };
    let observer = StoredValue::new_local(None::<LayoutObserver>);
    Effect::new(move || {
        if let Some(list) = list.get() {
            let observes = LayoutObserver::new(&list, once_a_frame(measure), once_a_frame(look));
            observer.set_value(Some(observes));
        }
    });
    Effect::new(move || {
        rows.track();
        request_animation_frame(look);
    });
    use_window_event(ev::beforeprint, move |_| is_printing.set(true));
    use_window_event(ev::afterprint, move |_| is_printing.set(false));

    let remember = move |event: web_sys::FocusEvent| {
        let target = event.target().and_then(|target| target.dyn_into().ok());
        let has_it = |row: &&MountedRow| {
            target
                .as_ref()
                .is_some_and(|target| row.item.contains(Some(target)))
        };
        let number =
            mounted.with_value(|mounted| mounted.iter().find(has_it).map(|row| row.place.row));
        focused.set(number);
    };
    let is_empty = move || rows.with(Vec::is_empty);
    let cut = Memo::new(move |_| {
        let all = rows.with(Vec::len);
        let is_cut = |most: u32| all > most as usize;
        match is_printing.get() {
            true => is_cut(MOST_PRINTED_ROWS).then_some(Cut::OnPaper(MOST_PRINTED_ROWS)),
            false => is_cut(most.get()).then_some(Cut::NoRoom(most.get())),
        }
    });
    view! {
        // Safari takes the role away from lists without bullets.
        <ul
            class="windowed-list"
            role="list"
            aria-label=move || label.get()
            hidden=is_empty
            node_ref=list
            on:focusin=remember
        ></ul>
        {move || {
            let note = cut.get().map(|cut| cut_note.run(cut));
            note.map(|note| view! { <p>{text_view(note)}</p> }.into_any())
        }}
    }
}

/// Does it in the next frame, and once however often it is asked for until then.
fn once_a_frame(act: impl Fn() + Copy + 'static) -> impl Fn() {
    let is_waiting = StoredValue::new(false);
    move || {
        if is_waiting.try_get_value() == Some(false) {
            is_waiting.set_value(true);
            request_animation_frame(move || {
                is_waiting.try_set_value(false);
                act();
            });
        }
    }
}

/// A row that is in the document.
struct MountedRow {
    item: HtmlElement,
    place: Place,
    /// What it has to do with signals.
    owner: Owner,
    content: AnyViewState,
}

impl MountedRow {
    /// `None` where the document makes no elements, which does not happen.
    fn new(owner: Owner, row: Callback<u32, AnyView>, place: Place) -> Option<Self> {
        let item: HtmlElement = document().create_element("li").ok()?.dyn_into().ok()?;
        let mut content = owner.with(|| untrack(|| row.run(place.row)).build());
        content.mount(&item, None);
        let mounted = Self {
            item,
            place,
            owner,
            content,
        };
        mounted.show_place();
        Some(mounted)
    }

    fn show_place(&self) {
        let place = self.place;
        for (name, value) in [("aria-posinset", place.at + 1), ("aria-setsize", place.of)] {
            // Both are valid names.
            drop(self.item.set_attribute(name, &value.to_string()));
        }
        layout::set_style(&self.item, "--rows-skipped", &place.skipped.to_string());
    }
}

impl Drop for MountedRow {
    fn drop(&mut self) {
        self.item.remove();
        self.content.unmount();
        self.owner.cleanup();
    }
}

/// Takes rows out and puts rows in until those are there that have a place.
///
/// `<For>` would move some of the rows that stay, and what has the focus loses it when it is moved. Here nothing that
/// stays is touched; a row whose order among the others has changed is made anew.
fn show(
    list: &Element,
    mounted: &mut Vec<MountedRow>,
    places: &[Place],
    new_row: impl Fn(Place) -> Option<MountedRow>,
) {
    let place_of = |row: u32| places.iter().find(|place| place.row == row);
    let mut last = None;
    mounted.retain_mut(|mounted| match place_of(mounted.place.row) {
        Some(place) if last < Some(place.at) => {
            last = Some(place.at);
            if mounted.place != *place {
                mounted.place = *place;
                mounted.show_place();
            }
            true
        }
        _ => false,
    });
    for (at, place) in places.iter().enumerate() {
        let here = mounted.get(at);
        if here.is_some_and(|here| here.place.row == place.row) {
            continue;
        }
        let before: Option<Node> = here.map(|here| here.item.clone().into());
        if let Some(new) = new_row(*place) {
            // It fails only for an element that is not in the list.
            drop(list.insert_before(&new.item, before.as_ref()));
            mounted.insert(at, new);
        }
    }
}

/// The height of the highest row in whole pixels, at least `least`, which becomes that of all rows.
fn highest_row(list: &HtmlElement, least: u32) -> u32 {
    if least == 0 {
        layout::set_style(list, "--row-pitch", "");
    }
    let mut highest = least;
    let mut row = list.first_element_child();
    while let Some(element) = row {
        highest = highest.max(layout::height(&element));
        row = element.next_element_sibling();
    }
    layout::set_style(list, "--row-pitch", &format!("{highest}px"));
    highest
}
