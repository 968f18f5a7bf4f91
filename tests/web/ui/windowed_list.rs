//! Which rows of a long list are in the document, and that Tab goes through all of them.

use crate::support::{
    Mounted, attribute, dispatch, document, focus, has_focus, mount, settle_for, text, until,
    window,
};
use fullmakt::ui::{Cut, MOST_PRINTED_ROWS, WindowedList};
use fullmakt_domain::{SearchQuery, SearchText};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};
use web_sys::HtmlElement;

const STYLE: &str = include_str!("../../../style/ui.css");

/// A list in a page that scrolls, with a button before and behind it.
struct Case {
    mounted: Mounted,
    rows: RwSignal<Vec<u32>>,
    /// How often a row has been made.
    made: RwSignal<u32>,
    style: HtmlElement,
}

impl Drop for Case {
    fn drop(&mut self) {
        self.style.remove();
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// `long` is a row with a text of several lines.
async fn case_with_long_row(count: u32, long: Option<u32>) -> Case {
    let style: HtmlElement = document().create_element("style").unwrap().unchecked_into();
    style.set_text_content(Some(STYLE));
    document().body().unwrap().append_child(&style).unwrap();
    let rows = RwSignal::new((0..count).collect::<Vec<u32>>());
    let made = RwSignal::new(0);
    let mounted = mount(move || {
        let row = move |row: u32| {
            made.update(|made| *made += 1);
            let name = if long == Some(row) {
                "Firma ".repeat(400)
            } else {
                format!("Firma {row}")
            };
            view! { <a href="#">{name}</a> }.into_any()
        };
        view! {
            <button>{"Før"}</button>
            <WindowedList label="Organisasjoner" rows=rows row=Callback::new(row) cut_note=Callback::new(|cut: Cut| format!("Ikke alle: {cut:?}")) />
            <button>{"Etter"}</button>
        }
    });
    let case = Case {
        mounted,
        rows,
        made,
        style,
    };
    settle_for(4).await;
    case
}

async fn case(count: u32) -> Case {
    case_with_long_row(count, None).await
}

impl Case {
    fn list(&self) -> HtmlElement {
        self.mounted.the("list", "Organisasjoner")
    }

    fn items(&self) -> Vec<HtmlElement> {
        self.mounted.select("li")
    }

    fn row(&self, number: u32) -> Option<HtmlElement> {
        let name = format!("Firma {number}");
        self.mounted
            .all("link")
            .into_iter()
            .find(|link| text(link) == name)
    }

    /// Where a row is on the screen.
    fn top(&self, number: u32) -> f64 {
        self.row(number)
            .unwrap()
            .closest("li")
            .unwrap()
            .unwrap()
            .get_bounding_client_rect()
            .top()
    }

    /// The numbers of the rows, checked against what is said of each.
    fn numbers(&self) -> Vec<usize> {
        let of = self.rows.with_untracked(Vec::len).to_string();
        let number = |item: &HtmlElement| {
            assert_eq!(
                attribute(item, "aria-setsize").as_deref(),
                Some(of.as_str())
            );
            let place: usize = attribute(item, "aria-posinset").unwrap().parse().unwrap();
            let row = self.rows.with_untracked(|rows| rows[place - 1]);
            assert_eq!(text(item), format!("Firma {row}"));
            place - 1
        };
        let numbers: Vec<_> = self.items().iter().map(number).collect();
        assert!(numbers.is_sorted());
        numbers
    }

    async fn scroll_to_row(&self, number: u32) {
        let top = self.list().get_bounding_client_rect().top() + window().scroll_y().unwrap();
        window().scroll_to_with_x_and_y(0.0, top + f64::from(number) * 64.0);
        until("the row is there", || self.row(number).is_some()).await;
    }
}

#[wasm_bindgen_test]
async fn of_a_long_list_only_the_rows_near_the_window_are_in_the_document() {
    let case = case(10_000).await;
    assert!(case.items().len() < 80, "{}", case.items().len());
    let numbers = case.numbers();
    assert_eq!(numbers[..10], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert_eq!(*numbers.last().unwrap(), 9_999);
    let height = case.list().get_bounding_client_rect().height();
    assert!((height - 640_000.0).abs() < 1.0, "{height}");
}

#[wasm_bindgen_test]
async fn scrolling_shows_other_rows_in_their_places() {
    let case = case(10_000).await;
    for number in [5_000, 5_010, 4_990, 9_990, 20, 3] {
        case.scroll_to_row(number).await;
        settle_for(2).await;
        let top = case.top(number);
        assert!(top.abs() < 1.5, "row {number} at {top}");
        assert!(case.items().len() < 80);
        case.numbers();
    }
}

#[wasm_bindgen_test]
async fn a_row_that_stays_is_not_made_anew() {
    let case = case(10_000).await;
    case.scroll_to_row(30).await;
    settle_for(2).await;
    let (before, row) = (case.made.get_untracked(), case.row(30).unwrap());
    case.scroll_to_row(31).await;
    case.rows.set((10..10_000).collect());
    settle_for(3).await;
    assert_eq!(case.row(30), Some(row));
    assert!(case.made.get_untracked() - before < 25);
    case.numbers();
}

#[wasm_bindgen_test]
async fn the_element_with_focus_keeps_it_wherever_the_list_is_scrolled_to() {
    let case = case(10_000).await;
    case.scroll_to_row(500).await;
    let row = case.row(505).unwrap();
    focus(&row);
    for number in [495, 530, 9_000, 510, 2, 502] {
        case.scroll_to_row(number).await;
        settle_for(2).await;
        assert!(has_focus(&row), "scrolled to {number}");
        // What Tab and Shift+Tab come to.
        let links: Vec<_> = case.mounted.all("link").iter().map(text).collect();
        let at = links.iter().position(|name| name == "Firma 505").unwrap();
        assert_eq!(
            links[at - 1..=at + 1],
            ["Firma 504", "Firma 505", "Firma 506"]
        );
    }
}

/// Tab itself cannot be pressed by a script: what it comes to is the next link in the document.
#[wasm_bindgen_test]
async fn tab_goes_through_all_rows_in_both_directions() {
    let case = case(400).await;
    let next_to = |number: u32, step: isize| {
        let links = case.mounted.all("link");
        let name = format!("Firma {number}");
        let at = links.iter().position(|link| text(link) == name).unwrap();
        links[at.checked_add_signed(step).unwrap()].clone()
    };
    focus(&case.row(0).unwrap());
    for number in 0..399 {
        let next = next_to(number, 1);
        assert_eq!(text(&next), format!("Firma {}", number + 1));
        focus(&next);
        leptos::task::tick().await;
    }
    window().scroll_to_with_x_and_y(0.0, 0.0);
    settle_for(3).await;
    for number in (1..400).rev() {
        let next = next_to(number, -1);
        assert_eq!(text(&next), format!("Firma {}", number - 1));
        focus(&next);
        leptos::task::tick().await;
    }
}

#[wasm_bindgen_test]
async fn a_search_shows_what_is_left_wherever_the_list_was_scrolled_to() {
    let case = case(10_000).await;
    case.scroll_to_row(8_000).await;
    case.rows
        .set((0..10_000).filter(|row| row % 250 == 7).collect());
    settle_for(4).await;
    assert_eq!(case.items().len(), 40);
    case.numbers();
    case.rows.set(vec![4711]);
    settle_for(4).await;
    assert_eq!(case.numbers(), [0]);
    case.rows.set(Vec::new());
    settle_for(4).await;
    assert!(case.items().is_empty());
    assert!(case.list().hidden());
    case.rows.set((0..10_000).rev().collect());
    settle_for(4).await;
    assert_eq!(case.numbers()[..3], [0, 1, 2]);
    assert!(case.row(9_999).is_some());
}

#[wasm_bindgen_test]
async fn a_row_that_needs_more_room_makes_all_rows_higher_and_moves_nothing() {
    let case = case_with_long_row(10_000, Some(2_990)).await;
    case.scroll_to_row(2_980).await;
    settle_for(6).await;
    let long = case
        .items()
        .into_iter()
        .find(|item| item.offset_height() > 64)
        .unwrap();
    let height = f64::from(long.offset_height());
    let top = case.top(2_980);
    assert!(top.abs() < 1.5, "{top}");
    let all = case.list().get_bounding_client_rect().height();
    assert!((all - 10_000.0 * height).abs() < 2.0, "{all} {height}");
}

#[wasm_bindgen_test]
async fn on_paper_all_rows_are_there_or_it_is_said_how_many() {
    let case = case(1_000).await;
    dispatch(&window(), "beforeprint");
    leptos::task::tick().await;
    assert_eq!(case.items().len(), 1_000);
    assert!(!case.mounted.text().contains("Ikke alle"));
    dispatch(&window(), "afterprint");
    leptos::task::tick().await;
    assert!(case.items().len() < 80);

    case.rows.set((0..5_000).collect());
    dispatch(&window(), "beforeprint");
    leptos::task::tick().await;
    assert_eq!(case.items().len(), MOST_PRINTED_ROWS as usize);
    assert!(case.mounted.text().contains("Ikke alle"));
    dispatch(&window(), "afterprint");
    leptos::task::tick().await;
    assert!(!case.mounted.text().contains("Ikke alle"));
}

/// What no browser draws is left out and told; the last row that is there can be scrolled to.
#[wasm_bindgen_test]
async fn a_list_that_is_too_high_ends_where_it_can_be_drawn() {
    let case = case(400_000).await;
    settle_for(4).await;
    assert!(case.mounted.text().contains("Ikke alle: NoRoom("));
    assert!(case.row(399_999).is_none());
    case.rows.set((0..200_000).collect());
    settle_for(4).await;
    assert!(!case.mounted.text().contains("Ikke alle"));
    assert!(case.row(199_999).is_some());
}

/// A search as pages have it: rows folded once, filtered at each key press. The times are told, not judged: a build for
/// tests is many times slower than a release.
#[wasm_bindgen_test]
async fn ten_thousand_rows_are_searched_at_each_key_press() {
    let rows: Vec<(String, String)> = (0..10_000_u32)
        .map(|row| {
            let other = ["Brygge", "Ås", "Skog", "Bygg", "Øst"][row as usize % 5];
            let number = 310_000_000 + row * 7;
            (format!("ÆRLIG FJELL OG {other} AS"), number.to_string())
        })
        .collect();
    let clock = window().performance().unwrap();
    let start = clock.now();
    let texts: Vec<_> = rows
        .iter()
        .map(|(name, number)| SearchText::new(&[name, number]))
        .collect();
    let mut told = format!("folded in {:.1} ms;", clock.now() - start);

    let case = case(10_000).await;
    for (typed, count) in [
        ("b", 4_000),
        ("brygge og", 2_000),
        ("aerlig 77", 280),
        ("zz", 0),
        ("", 10_000),
    ] {
        let start = clock.now();
        let query = SearchQuery::parse(typed);
        let found = (0..10_000).filter(|row| query.matches(&texts[*row as usize]));
        let found: Vec<u32> = found.collect();
        let filtered = clock.now() - start;
        assert_eq!(found.len(), count, "{typed}");
        let start = clock.now();
        case.rows.set(found);
        leptos::task::tick().await;
        let _ = case.list().get_bounding_client_rect().height();
        let redrawn = clock.now() - start;
        told +=
            &format!(" {typed:?}: filter {filtered:.2} ms, redraw with layout {redrawn:.2} ms;");
    }
    console_log!("{told}");
    case.numbers();
}
