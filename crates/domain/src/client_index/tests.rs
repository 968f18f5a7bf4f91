//! Held against a model ([`model`]) step by step.

use super::*;
use crate::SearchQuery;
use model::{Model, ModelRow, Reading};
use proptest::prelude::*;

mod model;

const NEEDED: [&str; 2] = ["urn:altinn:accesspackage:lonn", "skatt"];

fn needed() -> Vec<String> {
    NEEDED.map(str::to_owned).to_vec()
}

fn insert(index: &mut ClientIndex, id: &str, name: &str, number: &str, packages: &[&str]) -> u32 {
    index.insert(NewClient {
        id,
        name,
        number,
        packages: &mut packages.iter().copied(),
        relations: &mut [].into_iter(),
    })
}

#[derive(Debug, Clone)]
enum Step {
    Insert(String, String, String, Vec<&'static str>, Vec<&'static str>),
    InsertAdded(String, String, String),
    SetAdded(u32, bool),
    SetTicked(u32, bool),
    TickAll(Vec<u32>, bool),
    BeginRefresh,
    EndRefresh,
    CancelRefresh,
    Show(String, ClientFilter, ClientOrder),
    /// The same query with more behind it.
    Type(String),
}

fn step() -> impl Strategy<Value = Step> {
    let id = || "[ab]?[0-9]";
    let name = || prop_oneof![1 => Just(String::new()), 5 => "(NO |[AaBbEeÅåØøoæ1« -]){0,5}"];
    let number = || prop_oneof!["31049567[0-3]", Just(String::new()), "[0-9 ]{0,4}"];
    let package = prop::sample::select(vec![
        "lonn",
        "urn:altinn:accesspackage:skatt",
        "SKATT",
        "urn:x:LONN",
        "other",
        "",
    ]);
    let relation = prop::sample::select(vec!["urn:altinn:ccr:Revisor", "revisor", "agent", ""]);
    let filter = || {
        use StatusFilter::{Added, All, NotAddable, NotAdded};
        let relation = prop::option::weighted(0.4, "revisor|agent|nobody");
        let status = prop::sample::select(vec![All, NotAdded, Added, NotAddable]);
        (status, relation).prop_map(|(status, relation)| ClientFilter { status, relation })
    };
    let order = || prop::sample::select(vec![ClientOrder::Name, ClientOrder::Number]);
    let query = "(no |[aeåøo13]){0,3}";
    prop_oneof![
        8 => (id(), name(), number(), prop::collection::vec(package, 0..4), prop::collection::vec(relation, 0..3))
            .prop_map(|(id, name, number, packages, relations)| Step::Insert(id, name, number, packages, relations)),
        4 => (id(), name(), number()).prop_map(|(id, name, number)| Step::InsertAdded(id, name, number)),
        3 => (0..25_u32, any::<bool>()).prop_map(|(row, added)| Step::SetAdded(row, added)),
        2 => (0..25_u32, any::<bool>()).prop_map(|(row, ticked)| Step::SetTicked(row, ticked)),
        1 => (prop::collection::vec(0..25_u32, 0..25), any::<bool>())
            .prop_map(|(rows, ticked)| Step::TickAll(rows, ticked)),
        1 => Just(Step::BeginRefresh),
        1 => Just(Step::EndRefresh),
        1 => prop::bool::weighted(0.3)
            .prop_map(|cancels| if cancels { Step::CancelRefresh } else { Step::EndRefresh }),
        3 => (query, filter(), order())
            .prop_map(|(query, filter, order)| Step::Show(query, filter, order)),
        3 => "(mva|[aeåø1 ]){1,2}".prop_map(Step::Type),
    ]
}

/// Does a step with the index and with the model.
fn apply(step: &Step, index: &mut ClientIndex, model: &mut Model) {
    let reading = usize::from(model.is_refreshing);
    let texts = |row: &mut ModelRow, name: &str, number: &str, replaces: bool| {
        for (old, new) in [(&mut row.name, name), (&mut row.number, number)] {
            if !new.is_empty() && (replaces || old.is_empty()) {
                new.clone_into(old);
            }
        }
    };
    match step {
        Step::Insert(id, name, number, packages, relations) => {
            let row = index.insert(NewClient {
                id,
                name,
                number,
                packages: &mut packages.iter().copied(),
                relations: &mut relations.iter().copied(),
            });
            let at = model.find_or_add(id);
            assert_eq!(row as usize, at);
            let row = &mut model.rows[at];
            let is_first = !row.readings[reading].listed;
            texts(row, name, number, is_first);
            row.readings[reading].listed = true;
            let names = packages.iter().map(|urn| urn.rsplit(':').next().unwrap());
            let names = names.filter(|name| !name.is_empty());
            row.readings[reading]
                .packages
                .extend(names.map(str::to_lowercase));
            let names = relations.iter().map(|urn| urn.rsplit(':').next().unwrap());
            let names = names.filter(|name| !name.is_empty());
            row.readings[reading]
                .relations
                .extend(names.map(str::to_lowercase));
        }
        Step::InsertAdded(id, name, number) => {
            let row = index.insert_added(id, name, number);
            let at = model.find_or_add(id);
            assert_eq!(row as usize, at);
            let row = &mut model.rows[at];
            texts(row, name, number, false);
            row.readings[reading].added = true;
        }
        Step::SetAdded(row, added) => {
            index.set_added(*row, *added);
            if let Some(row) = model.rows.get_mut(*row as usize) {
                row.readings[0].added = *added;
                row.is_decided |= model.is_refreshing;
            }
        }
        Step::SetTicked(row, ticked) => {
            index.set_ticked(*row, *ticked);
            if let Some(row) = model.rows.get_mut(*row as usize) {
                row.ticked = *ticked;
            }
        }
        Step::TickAll(rows, ticked) => {
            index.tick_all(rows, *ticked);
            for row in rows {
                if let Some(row) = model.rows.get_mut(*row as usize) {
                    row.ticked = *ticked;
                }
            }
        }
        Step::BeginRefresh => {
            index.begin_refresh(&needed());
            model.is_refreshing = true;
            for row in &mut model.rows {
                row.readings[1] = Reading::default();
                row.is_decided = false;
            }
        }
        Step::EndRefresh => {
            index.end_refresh();
            if model.is_refreshing {
                for row in &mut model.rows {
                    let added = row.readings[0].added;
                    row.readings[0] = std::mem::take(&mut row.readings[1]);
                    if row.is_decided {
                        row.readings[0].added = added;
                    }
                    row.is_decided = false;
                }
            }
            model.is_refreshing = false;
        }
        Step::CancelRefresh => {
            index.cancel_refresh();
            model.is_refreshing = false;
            for row in &mut model.rows {
                row.readings[1] = Reading::default();
                row.is_decided = false;
            }
        }
        Step::Show(..) | Step::Type(_) => {}
    }
    for row in &mut model.rows {
        row.ticked &= row.can_be_ticked();
    }
}

/// How many of some rows there are of each kind.
fn count(model: &Model, rows: &[u32]) -> Counts {
    let mut counts = Counts::default();
    for row in rows {
        let row = &model.rows[*row as usize];
        let reading = &row.readings[0];
        counts.clients += u32::from(reading.listed);
        counts.added += u32::from(reading.added);
        counts.ticked += u32::from(row.ticked);
        counts.ticked_added += u32::from(row.ticked && reading.added);
        match row.status() {
            ClientStatus::Addable => counts.addable += 1,
            ClientStatus::Lacking => counts.lacking += 1,
            ClientStatus::Unknown => counts.unknown += 1,
            ClientStatus::Leftover => counts.leftover += 1,
            ClientStatus::Added | ClientStatus::Gone => {}
        }
    }
    counts
}

fn compare(index: &ClientIndex, model: &Model) {
    for (at, row) in (0u32..).zip(&model.rows) {
        let client = index.client(at).unwrap();
        assert_eq!(
            (&*client.id, client.name, client.number),
            (&*row.id, &*row.name, &*row.number)
        );
        assert_eq!(index.find(&row.id), Some(at));
        assert_eq!(index.status(at), row.status());
        assert_eq!(index.missing(at), row.missing());
        assert_eq!(index.is_ticked(at), row.ticked);
        assert_eq!(index.can_be_ticked(at), row.can_be_ticked());
    }
    let all: Vec<u32> = (0..model.rows.len() as u32).collect();
    let counts = count(model, &all);
    assert_eq!(index.counts(), counts);
    assert_eq!(index.len(), (counts.clients + counts.leftover) as usize);
    assert_eq!(index.is_empty(), counts.clients + counts.leftover == 0);
    let ticked = all
        .into_iter()
        .filter(|row| model.rows[*row as usize].ticked);
    assert!(ticked.clone().eq(index.ticked()));
    let (added, not_added): (Vec<u32>, Vec<u32>) =
        ticked.partition(|row| model.rows[*row as usize].readings[0].added);
    let ticked = (not_added.len() as u32, added.len() as u32);
    assert_eq!(index.ticked_counts(), ticked);
    assert_eq!(index.addable().len(), counts.addable as usize);
    assert_eq!(index.client(model.rows.len() as u32), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn does_what_the_model_does(steps in prop::collection::vec(step(), 0..60)) {
        let (mut index, mut model) = (ClientIndex::new(&needed()), Model::default());
        let mut view = ClientView::new();
        let mut shown = (String::new(), ClientFilter::default(), ClientOrder::Name);
        for step in &steps {
            apply(step, &mut index, &mut model);
            compare(&index, &model);
            match step {
                Step::Show(query, filter, order) => shown = (query.clone(), filter.clone(), *order),
                Step::Type(more) => shown.0.push_str(more),
                // So that some changes are seen together.
                Step::Insert(id, ..) if id.ends_with(['1', '3']) => continue,
                _ => {}
            }
            let (text, filter, order) = &shown;
            let query = SearchQuery::parse(text);
            let rows = view.update(&index, &query, filter, *order);
            prop_assert_eq!(rows, &*model.shown(&query, filter, *order), "{:?}", shown);
            prop_assert_eq!(view.counts(&index), count(&model, view.rows()));
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// More rows than wait to be sorted, in pieces between which the view looks.
    #[test]
    fn order_is_kept_while_rows_arrive(
        names in prop::collection::vec(("[abåø]{0,3}", "31049567[0-9]"), 500..900),
        piece in 1..400_usize,
        renamed in prop::collection::vec((0..900_usize, "[abåø]{1,3}"), 0..300),
    ) {
        let (mut index, mut model) = (ClientIndex::new(&needed()), Model::default());
        let mut view = ClientView::new();
        let ids = names.iter().enumerate().map(|(at, (name, number))| (at, name, number));
        let renamed = renamed.iter().map(|(at, name)| (*at, name, &names[0].1));
        let added = ids.clone().map(|(at, name, number)| Step::InsertAdded(at.to_string(), name.clone(), number.clone()));
        let clients = ids.chain(renamed);
        let clients = clients.map(|(at, name, number)| Step::Insert(at.to_string(), name.clone(), number.clone(), vec![], vec![]));
        let query = SearchQuery::parse("å");
        for (at, step) in added.step_by(2).chain(clients).enumerate() {
            apply(&step, &mut index, &mut model);
            if at % piece == 0 {
                let order = if at % 2 == 0 { ClientOrder::Name } else { ClientOrder::Number };
                let rows = view.update(&index, &query, &ClientFilter::default(), order);
                prop_assert_eq!(rows, &*model.shown(&query, &ClientFilter::default(), order));
            }
        }
        for order in [ClientOrder::Name, ClientOrder::Number] {
            let query = SearchQuery::parse("");
            let rows = view.update(&index, &query, &ClientFilter::default(), order);
            prop_assert_eq!(rows, &*model.shown(&query, &ClientFilter::default(), order));
            prop_assert_eq!(view.rows().len(), index.len());
        }
    }
}

#[test]
fn with_other_packages_the_next_reading_counts_by_those() {
    let mut index = ClientIndex::new(&needed());
    assert!(index.has_read_none_added());
    let row = insert(&mut index, "1", "Ask", "", &["lonn"]);
    index.insert_added("2", "", "");
    assert_eq!(index.status(row), ClientStatus::Lacking);
    index.begin_refresh(&["lonn".to_owned()]);
    assert!(index.has_read_none_added());
    insert(&mut index, "1", "Ask", "", &["lonn"]);
    assert_eq!(index.missing(row), ["skatt"]);
    index.end_refresh();
    assert_eq!(index.status(row), ClientStatus::Addable);
}

/// Whoever holds row numbers goes on with them when everybody is gone.
#[test]
fn an_index_without_clients_can_have_given_row_numbers() {
    let mut index = ClientIndex::new(&[]);
    assert!(index.is_unused());
    let row = index.insert_added("1", "", "");
    index.set_added(row, false);
    assert!(index.is_empty() && !index.is_unused());
}

#[test]
fn relations_are_named_once_in_small_letters_and_there_are_not_too_many() {
    let mut index = ClientIndex::new(&[]);
    let all: Vec<String> = (0..100).map(|n| format!("urn:x:Role{n}")).collect();
    for relations in [
        &["urn:a:Revisor", "revisor", ""] as &[&str],
        &["urn:a:agent"],
    ] {
        index.insert(NewClient {
            id: "1",
            name: "",
            number: "",
            packages: &mut [].into_iter(),
            relations: &mut relations.iter().copied(),
        });
    }
    assert_eq!(index.relations(), ["agent", "revisor"]);
    index.insert(NewClient {
        id: "2",
        name: "",
        number: "",
        packages: &mut [].into_iter(),
        relations: &mut all.iter().map(String::as_str),
    });
    assert_eq!(index.relations().len(), 64);
    assert_eq!(index.len(), 2);
}

#[test]
fn a_leftover_becomes_a_client_when_the_list_brings_it() {
    let mut index = ClientIndex::new(&needed());
    let row = index.insert_added("1", "", "");
    assert_eq!(index.status(row), ClientStatus::Leftover);
    assert_eq!(index.missing(row), ["lonn", "skatt"]);
    assert_eq!(
        insert(&mut index, "1", "Sola AS", "310495670", &["lonn"]),
        row
    );
    assert_eq!(index.status(row), ClientStatus::Added);
    assert_eq!(index.client(row).unwrap().name, "Sola AS");
    index.set_added(row, false);
    assert_eq!(index.status(row), ClientStatus::Lacking);
    assert_eq!(index.missing(row), ["skatt"]);
}

#[test]
fn a_leftover_that_is_removed_is_gone_and_comes_back_when_that_is_undone() {
    let mut index = ClientIndex::new(&[]);
    let row = index.insert_added("1", "Sola AS", "310495670");
    index.set_ticked(row, true);
    let mut view = ClientView::new();
    let everything = SearchQuery::parse("");
    let mut shown = |index: &ClientIndex| {
        let rows = view.update(
            index,
            &everything,
            &ClientFilter::default(),
            ClientOrder::Name,
        );
        rows.to_vec()
    };
    assert_eq!(shown(&index), [row]);
    index.set_added(row, false);
    assert_eq!(index.status(row), ClientStatus::Gone);
    assert_eq!(shown(&index), [] as [u32; 0]);
    assert_eq!(index.counts(), Counts::default());
    index.set_added(row, true);
    assert_eq!(shown(&index), [row]);
    assert!(!index.is_ticked(row));
}

#[test]
fn packages_are_compared_by_name_and_those_without_one_do_not_count() {
    let needed = ["urn:altinn:accesspackage:Lonn", "lonn", "", "urn:x:"].map(str::to_owned);
    let mut index = ClientIndex::new(&needed);
    let row = insert(&mut index, "1", "Sola AS", "", &[""]);
    assert_eq!(index.status(row), ClientStatus::Unknown);
    assert_eq!(index.missing(row), ["Lonn"]);
    insert(&mut index, "1", "", "", &["LONN"]);
    assert_eq!(index.status(row), ClientStatus::Addable);
}

/// The list can have been written before what the person did since.
#[test]
fn what_is_added_during_a_refresh_stays_added() {
    let mut index = ClientIndex::new(&[]);
    let one = insert(&mut index, "1", "Sola AS", "", &["x"]);
    let other = insert(&mut index, "2", "Ås AS", "", &["x"]);
    index.insert_added("2", "", "");
    index.begin_refresh(&[]);
    insert(&mut index, "1", "Sola AS", "", &["x"]);
    insert(&mut index, "2", "Ås AS", "", &["x"]);
    index.insert_added("2", "", "");
    index.set_added(one, true);
    index.set_added(other, false);
    index.end_refresh();
    assert_eq!(index.status(one), ClientStatus::Added);
    assert_eq!(index.status(other), ClientStatus::Addable);
}

#[test]
fn a_refresh_that_breaks_off_costs_nothing() {
    let mut index = ClientIndex::new(&[]);
    let row = insert(&mut index, "1", "Sola AS", "", &["x"]);
    index.begin_refresh(&[]);
    let other = insert(&mut index, "2", "Ås AS", "", &["x"]);
    assert_eq!(index.status(other), ClientStatus::Gone);
    index.cancel_refresh();
    assert!(!index.is_refreshing());
    assert_eq!(index.status(row), ClientStatus::Addable);
    assert_eq!(index.len(), 1);
}

#[test]
fn what_has_just_been_changed_stays_until_another_filter_is_chosen() {
    let mut index = ClientIndex::new(&["lonn".to_owned()]);
    for (id, name) in [("a", "Ask"), ("b", "Berg")] {
        index.insert(NewClient {
            id,
            name,
            number: "",
            packages: &mut ["lonn"].into_iter(),
            relations: &mut [].into_iter(),
        });
    }
    let mut view = ClientView::new();
    let query = SearchQuery::parse("");
    let mut shown = |index: &ClientIndex| {
        let (filter, order) = (StatusFilter::NotAdded.into(), ClientOrder::Name);
        view.update(index, &query, &filter, order).to_vec()
    };
    assert_eq!(shown(&index), [0, 1]);
    index.set_added(0, true);
    index.keep(0);
    assert_eq!(shown(&index), [0, 1]);
    index.keep_none();
    assert_eq!(shown(&index), [1]);
}
