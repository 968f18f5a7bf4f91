//! How long the index of clients takes with 100 000 clients, 90 000 of them added, and how much memory:
//! `cargo run --release -p fullmakt-domain --example client_index_timing`.

use fullmakt_domain::client_index::{
    ClientIndex, ClientOrder, ClientView, NewClient, StatusFilter,
};
use fullmakt_domain::{OrgNumber, SearchQuery};
use std::fs;
use std::time::{Duration, Instant};

const CLIENTS: usize = 100_000;
const ADDED: usize = 90_000;
const PIECE: usize = 500;

const FIRST: [&str; 40] = [
    "SNILL",
    "TRYGG",
    "ÆRLIG",
    "RASK",
    "BLÅ",
    "GRØNN",
    "STOLT",
    "KLOK",
    "MODIG",
    "LYS",
    "VARM",
    "KJAPP",
    "SKJEV",
    "TAM",
    "ULYDIG",
    "VILL",
    "RAKRYGGET",
    "GILD",
    "KURSIV",
    "ESTETISK",
    "TREG",
    "FLINK",
    "DYKTIG",
    "ØM",
    "ÅPEN",
    "FRI",
    "HVIT",
    "GAMMEL",
    "UNG",
    "NY",
    "STOR",
    "LITEN",
    "BRED",
    "SMAL",
    "LANG",
    "KORT",
    "TUNG",
    "LETT",
    "DYP",
    "HØY",
];
const SECOND: [&str; 30] = [
    "SKOG",
    "FJELL",
    "FJORD",
    "TIGER",
    "KANNE",
    "FOSSEKALL",
    "SKÅL",
    "BRYGGE",
    "REV",
    "ØRN",
    "ELG",
    "BJØRN",
    "LAKS",
    "TORSK",
    "STEIN",
    "MOSE",
    "BEKK",
    "ELV",
    "VANN",
    "SJØ",
    "VIK",
    "NES",
    "HOLME",
    "ØY",
    "DAL",
    "LI",
    "HEI",
    "VIDDE",
    "TOPP",
    "TIND",
];
const PLACE: [&str; 20] = [
    "OSLO",
    "BERGEN",
    "TRONDHEIM",
    "STAVANGER",
    "TROMSØ",
    "BODØ",
    "ÅLESUND",
    "MOLDE",
    "HAMAR",
    "GJØVIK",
    "LARVIK",
    "SKIEN",
    "ARENDAL",
    "HALDEN",
    "MOSS",
    "HORTEN",
    "NARVIK",
    "ALTA",
    "VADSØ",
    "RØROS",
];

fn pick<'a>(words: &[&'a str], n: u32) -> &'a str {
    words[n as usize % words.len()]
}

/// The number behind `n`, spread over what numbers there are.
fn number(n: u32) -> String {
    let first = 31_000_000 + n.wrapping_mul(7919) % 9_000_000;
    let last = (0..10).map(|last| format!("{first}{last}"));
    let mut valid = last.filter(|number| OrgNumber::parse(number).is_ok());
    valid.next().unwrap_or_else(|| format!("{first}0"))
}

fn client(n: u32) -> (String, String, String) {
    let mixed = u128::from(n).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
    let hex = format!("{mixed:032x}");
    let id = [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ]
    .join("-");
    let (first, second) = (pick(&FIRST, n.wrapping_mul(31) / 7), pick(&SECOND, n / 3));
    let name = format!(
        "{first} {second} {} AS",
        pick(&PLACE, n.wrapping_mul(17) / 5)
    );
    (id, name, number(n))
}

/// Of this process, in MB; Linux only.
fn memory() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
    kilobytes.unwrap_or(0.0) / 1000.0
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

type Row = (String, String, String);

const PACKAGES: [&str; 4] = [
    "urn:altinn:accesspackage:regnskapsforer-med-signeringsrettighet",
    "urn:altinn:accesspackage:regnskapsforer-uten-signeringsrettighet",
    "urn:altinn:accesspackage:regnskapsforer-lonn",
    "urn:altinn:accesspackage:skattegrunnlag",
];

const RELATIONS: [&str; 2] = [
    "urn:altinn:external-role:ccr:regnskapsforer",
    "urn:altinn:role:rettighetshaver",
];

fn insert(index: &mut ClientIndex, (id, name, number): &Row, packages: usize) {
    index.insert(NewClient {
        id,
        name,
        number,
        packages: &mut PACKAGES.iter().copied().take(packages),
        relations: &mut RELATIONS.iter().copied().take(packages),
    });
}

/// The index with both lists, and how long each piece of [`PIECE`] rows took.
fn fill(clients: &[Row]) -> (ClientIndex, Vec<Duration>) {
    let needed = PACKAGES.map(str::to_owned);
    let mut index = ClientIndex::new(&needed[..3]);
    let mut times = Vec::new();
    // Those that are added come in another order, and without names.
    for start in (0..ADDED).step_by(PIECE) {
        let begin = Instant::now();
        for n in start..start + PIECE {
            let (id, ..) = &clients[n * 7 % ADDED];
            index.insert_added(id, "", "");
        }
        times.push(begin.elapsed());
    }
    for (piece, rows) in clients.chunks(PIECE).enumerate() {
        let begin = Instant::now();
        for row in rows {
            insert(&mut index, row, 3 + piece % 2);
        }
        times.push(begin.elapsed());
    }
    (index, times)
}

fn main() {
    let clients: Vec<Row> = (0..CLIENTS as u32).map(client).collect();
    let before = memory();
    let (mut index, mut times) = fill(&clients);
    println!("memory: {:.1} MB", memory() - before);
    // The same pieces again, so that what other programs cost does not count.
    for _ in 0..6 {
        let (_, again) = fill(&clients);
        let both = times.iter_mut().zip(again);
        both.for_each(|(time, again)| *time = again.min(*time));
    }
    let pieces_added = ADDED / PIECE;
    for (label, times) in [
        ("added", &times[..pieces_added]),
        ("clients", &times[pieces_added..]),
    ] {
        let (all, slowest) = (times.iter().sum(), times.iter().max());
        println!(
            "{label}: {:.1} ms in all, slowest piece of {PIECE} {:.2} ms",
            milliseconds(all),
            slowest.copied().map_or(0.0, milliseconds)
        );
    }

    let (mut view, everything) = (ClientView::new(), SearchQuery::parse(""));
    let mut measure = |label: &str, text: &str, filter: StatusFilter, order, is_fresh: bool| {
        let query = SearchQuery::parse(text);
        let mut times = Vec::new();
        let mut count = 0;
        for _ in 0..15 {
            if is_fresh {
                view = ClientView::new();
            } else {
                // What stood there before the last letter.
                let mut before = text.to_owned();
                before.pop();
                view.update(&index, &SearchQuery::parse(&before), &filter.into(), order);
            }
            let begin = Instant::now();
            count = view.update(&index, &query, &filter.into(), order).len();
            times.push(begin.elapsed());
        }
        times.sort_unstable();
        println!(
            "{label} {text:?}: {count} rows, {:.2} ms",
            milliseconds(times[7])
        );
    };
    use StatusFilter::{Added, All, NotAdded};
    measure("nothing typed", "", All, ClientOrder::Name, true);
    measure(
        "nothing typed, by number",
        "",
        Added,
        ClientOrder::Number,
        true,
    );
    for text in [
        "a",
        "e",
        "s",
        "as",
        "ås",
        "er",
        "oslo",
        "snill",
        "snill skog",
        "skog as",
        "skog a",
        "3",
        "31",
        "310",
        "3104",
        "310 495 670",
        "xyz",
        "fjell oslo as",
    ] {
        measure("fresh", text, All, ClientOrder::Name, true);
        measure("typed on", text, All, ClientOrder::Name, false);
    }
    measure("not added", "sn", NotAdded, ClientOrder::Name, true);

    let rows = view
        .update(&index, &everything, &All.into(), ClientOrder::Name)
        .to_vec();
    let begin = Instant::now();
    index.tick_all(&rows, true);
    println!("tick all: {:.2} ms", milliseconds(begin.elapsed()));
    let begin = Instant::now();
    let counts = index.counts();
    println!(
        "counts: {:.3} ms, {counts:?}",
        milliseconds(begin.elapsed())
    );
    let begin = Instant::now();
    let _ = view.counts(&index);
    println!(
        "counts of what is shown: {:.2} ms",
        milliseconds(begin.elapsed())
    );
    index.set_added(rows[0], false);
    let begin = Instant::now();
    view.update(&index, &everything, &All.into(), ClientOrder::Name);
    println!(
        "after one was added: {:.2} ms",
        milliseconds(begin.elapsed())
    );

    index.begin_refresh(&PACKAGES.map(str::to_owned));
    for row in &clients {
        insert(&mut index, row, 3);
    }
    let begin = Instant::now();
    index.end_refresh();
    println!("end of a refresh: {:.2} ms", milliseconds(begin.elapsed()));
}
