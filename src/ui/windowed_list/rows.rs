//! Which rows of a windowed list are in the document.

use std::ops::Range;

/// So many rows are printed at most: some forty sheets.
pub const MOST_PRINTED_ROWS: u32 = 2_000;

/// Not all rows of a list are there, but the first of them: so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// On paper.
    OnPaper(u32),
    /// On the screen, since browsers draw no longer list.
    NoRoom(u32),
}

/// Firefox counts pixels of the style sheet up to here, in whatever size it draws them.
const MOST_PIXELS: f64 = 17_800_000.0;
/// Chromium and Safari count those of the screen, of which there are more when the page is enlarged.
const MOST_DEVICE_PIXELS: f64 = 33_500_000.0;

/// How many rows of a height have room in one page. `device_pixels`: those of the screen for one of the style sheet.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is positive, and far below the limit"
)]
pub(super) fn most_with_height(row_height: u32, device_pixels: f64) -> u32 {
    let pixels = MOST_PIXELS.min(MOST_DEVICE_PIXELS / device_pixels.max(1.0));
    // Something is above the list, and something below it.
    (0.95 * pixels / f64::from(row_height.max(1))) as u32
}

/// A list of so many rows is in the document as a whole.
const MOST_WHOLE: u32 = 40;

/// Whether of a list of so many rows only a part is in the document.
#[must_use]
pub fn is_windowed(rows: usize) -> bool {
    u32::try_from(rows).map_or(true, |rows| rows > MOST_WHOLE)
}

/// So many rows above and below the window are in the document: more than are scrolled past between two frames.
const BEYOND: u32 = 10;

/// The window moves over the list in steps of so many rows, so that not every frame changes the document.
const STEP: u32 = 5;

/// A row in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// The caller's number of the row.
    pub(super) row: u32,
    /// Its index in the list.
    pub(super) at: u32,
    /// How many rows the list has.
    pub(super) of: u32,
    /// How many rows between this one and the next one in the document are not there.
    pub(super) skipped: u32,
}

/// The rows near the window. `seen` is the part of the list that is on the screen, in pixels from its top.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is above the list counts as its beginning"
)]
pub(super) fn near(seen: Range<f64>, row_height: u32) -> Range<u32> {
    let row_at = |pixels: f64| (pixels / f64::from(row_height)) as u32;
    let start = row_at(seen.start).saturating_sub(BEYOND) / STEP * STEP;
    let end = (row_at(seen.end) + BEYOND) / STEP * STEP + STEP;
    start..end
}

/// The rows that are to be in the document, in their order: those near the window, the first and the last one, and
/// the one that has the focus, or else the first one, with its neighbours; or all.
/// Of all rows there are `most`.
pub(super) fn places(
    rows: &[u32],
    most: u32,
    near: Range<u32>,
    focused: Option<u32>,
    is_printing: bool,
) -> Vec<Place> {
    let of = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let shown = of.min(if is_printing { MOST_PRINTED_ROWS } else { most });
    let whole = if is_printing || of <= MOST_WHOLE {
        shown
    } else {
        0
    };
    // The list may have become shorter than what was scrolled to.
    let start = near.start.min(shown.saturating_sub(near.end - near.start));
    let focused = focused.and_then(|focused| rows.iter().position(|row| *row == focused));
    let focused = focused.map_or(0, |at| u32::try_from(at).unwrap_or_default());
    let ranges = [
        0..whole.max(1),
        start..near.end.max(start),
        focused.saturating_sub(1)..focused + 2,
        shown.saturating_sub(1)..shown,
    ];
    let next = |from: u32| {
        let ranges = ranges.iter().filter(|range| range.end > from);
        let next = ranges.map(|range| range.start.max(from)).min();
        next.filter(|next| *next < shown)
    };
    let mut places = Vec::new();
    let mut at = next(0);
    while let Some(place) = at {
        let following = next(place + 1);
        places.push(Place {
            row: rows[place as usize],
            at: place,
            of,
            skipped: following.map_or(0, |following| following - place - 1),
        });
        at = following;
    }
    debug_assert!(
        places
            .iter()
            .all(|one| places.iter().filter(|other| other.row == one.row).count() == 1),
        "a row of a windowed list occurs twice"
    );
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn indices(count: u32, near: Range<u32>, focused: Option<u32>) -> Vec<u32> {
        let rows: Vec<u32> = (0..count).collect();
        let places = places(&rows, u32::MAX, near, focused, false);
        // What is there and what is skipped are the whole list.
        let all: u32 = places.iter().map(|place| 1 + place.skipped).sum();
        assert_eq!(all, count);
        places.iter().map(|place| place.at).collect()
    }

    #[test]
    fn near_the_window_are_some_rows_more_in_steps() {
        assert_eq!(near(0.0..800.0, 40), 0..35);
        assert_eq!(near(-500.0..300.0, 40), 0..20);
        assert_eq!(near(4000.0..4800.0, 40), 90..135);
        assert_eq!(near(4001.0..4801.0, 40), 90..135);
        assert_eq!(near(-900.0..-100.0, 40), 0..15);
    }

    #[test]
    fn short_lists_are_there_as_a_whole() {
        assert_eq!(indices(0, 0..40, None), [0; 0]);
        assert_eq!(indices(1, 0..40, None), [0]);
        assert_eq!(indices(40, 0..2, None).len(), 40);
        assert!(indices(41, 0..2, None).len() < 41);
    }

    #[test]
    fn of_long_lists_the_first_the_last_and_those_near_the_window_are_there() {
        assert_eq!(indices(1000, 50..53, None), [0, 1, 50, 51, 52, 999]);
        assert_eq!(indices(1000, 0..2, None), [0, 1, 999]);
        assert_eq!(
            indices(1000, 998..1005, None),
            [0, 1, 993, 994, 995, 996, 997, 998, 999]
        );
    }

    #[test]
    fn the_row_with_focus_and_its_neighbours_stay() {
        assert_eq!(
            indices(1000, 50..52, Some(20)),
            [0, 19, 20, 21, 50, 51, 999]
        );
        assert_eq!(indices(1000, 50..52, Some(51)), [0, 50, 51, 52, 999]);
        assert_eq!(indices(1000, 50..52, Some(999)), [0, 50, 51, 998, 999]);
        assert_eq!(indices(1000, 50..52, Some(0)), [0, 1, 50, 51, 999]);
        // A row that a search has taken away.
        assert_eq!(indices(1000, 50..52, Some(4000)), [0, 1, 50, 51, 999]);
    }

    #[test]
    fn a_list_that_has_become_shorter_shows_its_end() {
        assert_eq!(indices(200, 5000..5003, None), [0, 1, 197, 198, 199]);
    }

    /// At 400 % on a screen of two pixels for one, eight are drawn for one of the style sheet.
    #[test]
    fn what_has_no_room_is_left_out() {
        assert!(most_with_height(64, 1.0) > 250_000);
        assert!(most_with_height(64, 2.0) > 200_000);
        assert!((30_000..40_000).contains(&most_with_height(110, 8.0)));
        assert_eq!(most_with_height(0, 0.0), 16_910_000);
        let rows: Vec<u32> = (0..1000).collect();
        let last = |near| {
            places(&rows, 400, near, None, false)
                .last()
                .copied()
                .unwrap()
        };
        for place in [last(50..53), last(398..405), last(900..905)] {
            assert_eq!((place.at, place.of, place.skipped), (399, 1000, 0));
        }
    }

    #[test]
    fn on_paper_all_rows_are_there_up_to_a_number() {
        let printed = |count: u32| {
            let rows: Vec<u32> = (0..count).collect();
            let places = places(&rows, 100, 50..52, Some(2500), true);
            assert!(
                places
                    .iter()
                    .all(|place| place.skipped == 0 && place.of == count)
            );
            places.len()
        };
        assert_eq!([0, 150, 2000, 10_000].map(printed), [0, 150, 2000, 2000]);
    }
}
