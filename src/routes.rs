//! Where things are: the table of routes, and a builder for each path.

use fullmakt_contract::paths::segment;
use fullmakt_domain::RequestKind;

/// What comes before every path of the app.
pub(crate) const BASE: &str = "/accessmanagement/ui";

/// Base of the platform's first confirm links, which vendors may still send.
const OLD_BASE: &str = "/authfront/ui";

const REQUESTS: [(RequestKind, &str); 3] = [
    (RequestKind::Standard, "/systemuser/request"),
    (RequestKind::Agent, "/systemuser/agentrequest"),
    (RequestKind::Change, "/systemuser/changerequest"),
];

const OLD_REQUESTS: [(RequestKind, &str); 2] = [
    (RequestKind::Standard, "/auth/vendorrequest"),
    (RequestKind::Change, "/auth/vendorchangerequest"),
];

const ACCESSIBILITY: &str = "/accessibility";
const CHOOSE_PARTY: &str = "/organisation";
const SYSTEM_USERS: &str = "/systemuser/overview";
const SYSTEM_USER: &str = "/systemuser/details";
const CREATE_SYSTEM_USER: &str = "/systemuser/create";
const CLIENTS: &str = "/systemuser/clients";

/// The other pages, also under the paths that the predecessor had for them.
const PAGES: [(Route, &str); 8] = [
    (Route::Accessibility, ACCESSIBILITY),
    (Route::ChooseParty, CHOOSE_PARTY),
    (Route::SystemUsers, SYSTEM_USERS),
    (Route::SystemUser, SYSTEM_USER),
    (Route::CreateSystemUser, CREATE_SYSTEM_USER),
    (Route::Clients, CLIENTS),
    (Route::SystemUsers, "/auth/overview"),
    (Route::CreateSystemUser, "/auth/creation"),
];

/// Name of the organisation in the query of a page about one: the uuid of the party.
pub(crate) const PARTY: &str = "party";
/// Name of the search text in the query of a page with a list.
pub(crate) const SEARCH: &str = "q";
/// Name of what has just been made in the query of the overview.
pub(crate) const CREATED: &str = "created";
/// Name of a system in the query.
pub(crate) const SYSTEM: &str = "system";
/// What in a query says what a page is about. The organisation mounts the page anew by itself.
pub(crate) const SUBJECTS: [&str; 2] = ["id", SYSTEM];
/// Name of what comes after the choice of an organisation.
const THEN: &str = "then";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    /// What the app is; where one ends up without a link.
    Start,
    /// A vendor's request, by the `id` in the query.
    Request(RequestKind),
    Accessibility,
    /// Which organisation a page is to be about.
    ChooseParty,
    /// The system users of an organisation.
    SystemUsers,
    /// One system user, by the `id` in the query.
    SystemUser,
    CreateSystemUser,
    /// The clients of a system user, by the `id` in the query.
    Clients,
    NotFound,
}

impl Route {
    /// The page at a path as it stands in the address.
    pub(crate) fn of(path: &str) -> Self {
        let rest = path
            .strip_prefix(BASE)
            .or_else(|| path.strip_prefix(OLD_BASE))
            .map(|rest| rest.trim_end_matches('/'));
        let Some(rest) = rest else {
            return Self::NotFound;
        };
        if rest.is_empty() {
            return Self::Start;
        }
        let mut requests = REQUESTS.iter().chain(&OLD_REQUESTS);
        if let Some((kind, _)) = requests.find(|(_, path)| *path == rest) {
            return Self::Request(*kind);
        }
        let page = PAGES.iter().find(|(_, path)| *path == rest);
        page.map_or(Self::NotFound, |(page, _)| *page)
    }
}

/// Where one goes once an organisation is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum AfterChoice {
    Start,
    /// The system users of the organisation.
    Overview,
    Create {
        /// Id of the system that has been chosen already.
        system: Option<String>,
    },
}

impl AfterChoice {
    /// What the query of the page asks for where one chooses.
    pub(crate) fn of(query: &Query) -> Self {
        match query.get(THEN) {
            Some("start") => Self::Start,
            Some("create") => Self::create(query),
            _ => Self::Overview,
        }
    }

    /// Back to the page where the choice was missing. What is about one thing of an organisation is not there for
    /// another one: then it is the overview.
    pub(crate) fn back_to(route: Route, query: &Query) -> Self {
        match route {
            Route::Start => Self::Start,
            Route::CreateSystemUser => Self::create(query),
            _ => Self::Overview,
        }
    }

    fn create(query: &Query) -> Self {
        Self::Create {
            system: query.get(SYSTEM).map(str::to_owned),
        }
    }

    /// The page, about an organisation.
    pub(crate) fn path(&self, party: &str) -> String {
        match self {
            Self::Start => format!("{}?{PARTY}={}", start(), segment(party)),
            Self::Overview => overview(party),
            Self::Create { system } => create(party, system.as_deref()),
        }
    }
}

/// The full path of something below the base, which begins with a slash.
pub fn path(below: &str) -> String {
    format!("{BASE}{below}")
}

/// The front page.
pub fn start() -> String {
    path("/")
}

/// The accessibility statement.
pub fn accessibility() -> String {
    path(ACCESSIBILITY)
}

/// The page of a request.
pub fn request(kind: RequestKind, id: &str) -> String {
    let page = REQUESTS
        .iter()
        .find(|(of, _)| *of == kind)
        .map_or("", |(_, path)| path);
    format!("{}?id={}", path(page), segment(id))
}

/// The page of a request for somebody who comes from inside: signed in afterwards too, and with a way back.
pub(crate) fn request_from(kind: RequestKind, id: &str, back: &str) -> String {
    let request = request(kind, id);
    format!("{request}&skiplogout=true&backtopage={}", segment(back))
}

/// Where the user chooses an organisation.
pub(crate) fn choose_party(then: &AfterChoice) -> String {
    let (name, system) = match then {
        AfterChoice::Start => ("start", None),
        AfterChoice::Overview => ("overview", None),
        AfterChoice::Create { system } => ("create", system.as_deref()),
    };
    format!("{}?{THEN}={name}{}", path(CHOOSE_PARTY), and_system(system))
}

/// The system users of an organisation.
pub fn overview(party: &str) -> String {
    format!("{}?{PARTY}={}", path(SYSTEM_USERS), segment(party))
}

/// The same, with a mark on what has just been made.
pub(crate) fn overview_with_new(party: &str, id: &str) -> String {
    format!("{}&{CREATED}={}", overview(party), segment(id))
}

/// A system user of an organisation.
pub fn details(party: &str, id: &str) -> String {
    format!(
        "{}?id={}&{PARTY}={}",
        path(SYSTEM_USER),
        segment(id),
        segment(party)
    )
}

/// The clients of a system user of an organisation.
pub fn clients(party: &str, id: &str) -> String {
    format!(
        "{}?id={}&{PARTY}={}",
        path(CLIENTS),
        segment(id),
        segment(party)
    )
}

/// Where an organisation makes a system user, of a system that can be chosen already.
pub fn create(party: &str, system: Option<&str>) -> String {
    format!(
        "{}?{PARTY}={}{}",
        path(CREATE_SYSTEM_USER),
        segment(party),
        and_system(system)
    )
}

fn and_system(system: Option<&str>) -> String {
    system.map_or_else(String::new, |id| format!("&{SYSTEM}={}", segment(id)))
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Query(Vec<(String, String)>);

impl Query {
    /// Reads a query, with or without its question mark. Broken escapes stay as they are.
    pub(crate) fn parse(query: &str) -> Self {
        let query = query.strip_prefix('?').unwrap_or(query);
        Self(
            form_urlencoded::parse(query.as_bytes())
                .into_owned()
                .collect(),
        )
    }

    /// The first value with this name, in whatever case the name is written.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter(move |(other, _)| other.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// The query with this value for a name, or without the name. All else stays as it is.
    pub(crate) fn with(mut self, name: &str, value: Option<&str>) -> Self {
        let mut value = value.map(str::to_owned);
        self.0.retain_mut(|(other, old)| {
            if !other.eq_ignore_ascii_case(name) {
                return true;
            }
            let new = value.take();
            new.map(|new| *old = new).is_some()
        });
        self.0.extend(value.map(|value| (name.to_owned(), value)));
        self
    }

    /// As it stands in an address: with its question mark, or nothing.
    pub(crate) fn in_address(&self) -> String {
        let mut text = String::new();
        for (name, value) in &self.0 {
            text.push(if text.is_empty() { '?' } else { '&' });
            text.push_str(&segment(name));
            text.push('=');
            text.push_str(&segment(value));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_builder_leads_to_its_page() {
        for (kind, _) in REQUESTS {
            let path = request(kind, "a b&c");
            let (path, query) = path.split_once('?').unwrap();
            assert_eq!(Route::of(path), Route::Request(kind));
            assert_eq!(Query::parse(query).get("id"), Some("a b&c"));
        }
        assert_eq!(Route::of(&start()), Route::Start);
        assert_eq!(Route::of(&accessibility()), Route::Accessibility);
        for (path, route, query) in [
            (overview("p&"), Route::SystemUsers, "party=p%26"),
            (details("p", "a b"), Route::SystemUser, "id=a%20b&party=p"),
            (clients("p", "a b"), Route::Clients, "id=a%20b&party=p"),
            (create("p", None), Route::CreateSystemUser, "party=p"),
            (
                create("p", Some("1_å")),
                Route::CreateSystemUser,
                "party=p&system=1_%C3%A5",
            ),
            (
                choose_party(&AfterChoice::Overview),
                Route::ChooseParty,
                "then=overview",
            ),
        ] {
            let (path, found) = path.split_once('?').unwrap();
            assert_eq!((Route::of(path), found), (route, query));
        }
    }

    #[test]
    fn the_choice_of_an_organisation_leads_back_to_where_it_was_missing() {
        let query = Query::parse("?system=1_a&party=x&id=7");
        for (route, then, path) in [
            (Route::Start, "then=start", "/?party=p"),
            (
                Route::SystemUsers,
                "then=overview",
                "/systemuser/overview?party=p",
            ),
            // Nobody else has this one.
            (
                Route::SystemUser,
                "then=overview",
                "/systemuser/overview?party=p",
            ),
            (
                Route::Clients,
                "then=overview",
                "/systemuser/overview?party=p",
            ),
            (
                Route::CreateSystemUser,
                "then=create&system=1_a",
                "/systemuser/create?party=p&system=1_a",
            ),
        ] {
            let after = AfterChoice::back_to(route, &query);
            let choose = choose_party(&after);
            let (_, found) = choose.split_once('?').unwrap();
            assert_eq!(found, then);
            let after = AfterChoice::of(&Query::parse(found));
            assert_eq!(after.path("p"), super::path(path));
        }
        let odd = Query::parse("then=//evil.example");
        assert_eq!(AfterChoice::of(&odd), AfterChoice::Overview);
    }

    #[test]
    fn the_confirm_links_and_the_old_ones() {
        for (path, route) in [
            ("/accessmanagement/ui", Route::Start),
            (
                "/accessmanagement/ui/systemuser/request",
                Route::Request(RequestKind::Standard),
            ),
            (
                "/accessmanagement/ui/systemuser/agentrequest/",
                Route::Request(RequestKind::Agent),
            ),
            (
                "/accessmanagement/ui/systemuser/changerequest",
                Route::Request(RequestKind::Change),
            ),
            (
                "/authfront/ui/auth/vendorrequest",
                Route::Request(RequestKind::Standard),
            ),
            (
                "/accessmanagement/ui/auth/vendorchangerequest",
                Route::Request(RequestKind::Change),
            ),
            (
                "/authfront/ui/auth/vendorchangerequest",
                Route::Request(RequestKind::Change),
            ),
            // The predecessor had no page for requests of agents.
            ("/authfront/ui/auth/vendoragentrequest", Route::NotFound),
            ("/authfront/ui/auth/overview", Route::SystemUsers),
            ("/authfront/ui/auth/creation", Route::CreateSystemUser),
            ("/accessmanagement/uix", Route::NotFound),
            ("/accessmanagement/ui/systemuser", Route::NotFound),
            ("/", Route::NotFound),
        ] {
            assert_eq!(Route::of(path), route, "{path}");
        }
    }

    #[test]
    fn queries_are_read_as_browsers_write_them() {
        let query = Query::parse("?ID=a%20b&DONTCHOOSEREPORTEE=true&x=%C3%A6+%2B&id=second&flag&=");
        assert_eq!(query.get("id"), Some("a b"));
        assert_eq!(query.get("dontchoosereportee"), Some("true"));
        assert_eq!(query.get("x"), Some("æ +"));
        assert_eq!(query.get("flag"), Some(""));
        assert_eq!(query.get("none"), None);
    }

    #[test]
    fn one_value_of_a_query_is_changed() {
        let with = |query, value| Query::parse(query).with("q", value).in_address();
        assert_eq!(with("", None), "");
        assert_eq!(with("", Some("å b")), "?q=%C3%A5%20b");
        assert_eq!(with("?a=1&Q=x&q=y&b=%26", Some("z")), "?a=1&Q=z&b=%26");
        assert_eq!(with("?a=1&Q=x&q=y&b=2", None), "?a=1&b=2");
    }

    #[test]
    fn broken_escapes_stay() {
        let value = |query: &str| Query::parse(query).get("a").map(str::to_owned);
        assert_eq!(value("a=%"), Some("%".into()));
        assert_eq!(value("a=%4"), Some("%4".into()));
        assert_eq!(value("a=%zz%41"), Some("%zzA".into()));
        assert_eq!(value("a=%FF"), Some("\u{fffd}".into()));
    }
}
