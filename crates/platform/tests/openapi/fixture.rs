//! A platform with enough of everything that calls can use up.

use crate::api_call::{ApiCall, Caller};
use crate::contract::Operation;
use crate::support::{
    ACCOUNTANT, AUDITOR, CHANGE_REQUEST_PATH, CUSTOMER, REGISTER_PATH, REQUEST_PATH, SMARTCLOUD,
    SUPERREGNSKAP, SYSTEM_USER_PATH, TestResponse, TestServer, id_of, smartcloud_request,
    superregnskap_request,
};
use fullmakt_contract::paths::segment;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use uuid::Uuid;

/// How many things of each kind are made; each case that changes one takes a fresh one.
const COUNT: usize = 40;

/// Reference of a request that exists already.
pub(crate) const TAKEN: &str = "taken";
/// Reference of a request that was approved.
pub(crate) const APPROVED: &str = "approved";
/// Reference of the system user that change requests are about.
pub(crate) const CHANGED: &str = "approved-1";

const PACKAGES: &str = "/accessmanagement/api/v1/meta/info/accesspackages";

/// The platform, and what was made on it for the calls.
pub(crate) struct Fixture {
    server: TestServer,
    standard: RefCell<Vec<String>>,
    agent: RefCell<Vec<String>>,
    systems: RefCell<Vec<String>>,
    approved: RefCell<Vec<String>>,
    changes: RefCell<Vec<String>>,
    references: Cell<usize>,
    /// A standard system user of the customer, its reference is [`CHANGED`].
    pub(crate) changed: String,
    /// A change request for it that stays open, and one that is decided.
    pub(crate) open_change: String,
    pub(crate) decided_change: String,
    /// One that the vendor has taken back.
    pub(crate) deleted_change: String,
    /// The customer, as queries take it.
    pub(crate) party_uuid: String,
    /// The accountant, as queries take it.
    pub(crate) accountant_uuid: String,
    /// An agent system user of the accountant.
    pub(crate) agent_system_user: String,
    /// A client of the accountant that the system user acts for.
    pub(crate) client: String,
    /// A group of areas, an area in it, and a package in that.
    pub(crate) group: String,
    pub(crate) area: String,
    pub(crate) package: String,
    /// Ids of requests with the reference [`TAKEN`]: standard, agent.
    pub(crate) taken: (String, String),
    /// Ids of requests that are decided: standard, agent.
    pub(crate) decided: (String, String),
}

/// The numbers of the parties: who asks for what in which case.
pub(crate) const CUSTOMER_PARTY: i32 = CUSTOMER;
pub(crate) const AUDITOR_PARTY: i32 = AUDITOR;
pub(crate) const ACCOUNTANT_PARTY: i32 = ACCOUNTANT;

impl Fixture {
    pub(crate) async fn new() -> Self {
        let server = TestServer::new();
        let smartcloud = server.vendor(SMARTCLOUD);
        let superregnskap = server.vendor(SUPERREGNSKAP);
        let director = server.person(20001);
        let standard_path = format!("{REQUEST_PATH}/vendor");
        let agent_path = format!("{REQUEST_PATH}/vendor/agent");
        let (mut standard, mut agent, mut systems, mut approved) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for index in 0..COUNT {
            let reference = format!("stock-{index}");
            let body = Some(smartcloud_request(&reference));
            let made = server
                .post(&standard_path, &smartcloud, body)
                .await
                .expect(201);
            standard.push(id_of(&made));
            let body = Some(superregnskap_request(&reference));
            let made = server
                .post(&agent_path, &superregnskap, body)
                .await
                .expect(201);
            agent.push(id_of(&made));
            let id = format!("{SMARTCLOUD}_stock{index}");
            let body = Some(system(&id));
            server
                .post(&format!("{REGISTER_PATH}/vendor"), &smartcloud, body)
                .await
                .expect(200);
            systems.push(id);
        }
        // The seed has no sub-units.
        let body = Some(json!({"user": 20006, "parties": 1}));
        let bulk = "/_platform/bulk-parties";
        server.post(bulk, "", body).await.expect(200);
        let body = Some(smartcloud_request(TAKEN));
        let taken = server
            .post(&standard_path, &smartcloud, body)
            .await
            .expect(201);
        let body = Some(superregnskap_request(TAKEN));
        let taken_agent = server
            .post(&agent_path, &superregnskap, body)
            .await
            .expect(201);
        for index in 0..9 {
            let reference = if index == 0 {
                APPROVED.to_owned()
            } else {
                format!("approved-{index}")
            };
            let body = Some(smartcloud_request(&reference));
            let id = id_of(
                &server
                    .post(&standard_path, &smartcloud, body)
                    .await
                    .expect(201),
            );
            let approve = format!("{REQUEST_PATH}/{CUSTOMER}/{id}/approve");
            server.post(&approve, &director, None).await.expect(200);
            approved.push(id);
        }
        let seen = server
            .get(&format!("{REQUEST_PATH}/{}", id_of(&taken)), &director)
            .await
            .expect(200);
        let users = format!("{SYSTEM_USER_PATH}/agent/{ACCOUNTANT}");
        let users = server.get(&users, &director).await.expect(200);
        let of = |member: &str| users[0][member].as_str().unwrap().to_owned();
        let (agent_system_user, accountant_uuid) = (of("id"), of("partyUuId"));
        let added = format!(
            "{SYSTEM_USER_PATH}/agent/{ACCOUNTANT}/{accountant_uuid}/{agent_system_user}/delegations"
        );
        let added = server.get(&added, &director).await.expect(200);
        let tree = server
            .get(&format!("{PACKAGES}/export"), "")
            .await
            .expect(200);
        let areas = tree
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|g| g["areas"].as_array().unwrap());
        let with_packages =
            |area: &&Value| area["packages"].as_array().is_some_and(|p| !p.is_empty());
        let area = areas.clone().find(with_packages).unwrap().clone();
        let changed = approved.remove(1);
        let mut changes = Vec::new();
        for _ in 0..COUNT {
            let id = Uuid::new_v4().to_string();
            let path = format!(
                "{CHANGE_REQUEST_PATH}/vendor?correlation-id={id}&system-user-id={changed}"
            );
            server
                .post(&path, &smartcloud, Some(change()))
                .await
                .expect(201);
            changes.push(id);
        }
        let (open_change, decided_change) = (changes.pop().unwrap(), changes.pop().unwrap());
        let reject = format!("{CHANGE_REQUEST_PATH}/{CUSTOMER}/{decided_change}/reject");
        server.post(&reject, &director, None).await.expect(200);
        let deleted_change = changes.pop().unwrap();
        let path = format!("{CHANGE_REQUEST_PATH}/vendor/{deleted_change}");
        assert_eq!(server.delete(&path, &smartcloud).await.status, 202);
        let decided = approved.first().cloned().unwrap();
        let decided_agent = agent.pop().unwrap();
        let reject = format!("{REQUEST_PATH}/agent/{AUDITOR}/{decided_agent}/reject");
        server.post(&reject, &director, None).await.expect(200);
        Self {
            server,
            standard: RefCell::new(standard),
            agent: RefCell::new(agent),
            systems: RefCell::new(systems),
            approved: RefCell::new(approved),
            changes: RefCell::new(changes),
            changed,
            open_change,
            decided_change,
            deleted_change,
            references: Cell::new(0),
            accountant_uuid,
            agent_system_user,
            group: id_of(&tree[0]),
            package: id_of(&area["packages"][0]),
            area: id_of(&area),
            party_uuid: seen["partyUuid"].as_str().unwrap().to_owned(),
            client: added[0]["customerId"].as_str().unwrap().to_owned(),
            taken: (id_of(&taken), id_of(&taken_agent)),
            decided: (decided, decided_agent),
        }
    }

    /// A standard request that nobody has decided.
    pub(crate) fn standard(&self) -> String {
        self.standard.borrow_mut().pop().unwrap()
    }

    /// An agent request that nobody has decided.
    pub(crate) fn agent(&self) -> String {
        self.agent.borrow_mut().pop().unwrap()
    }

    /// The id of a system of SmartCloud that nobody uses.
    pub(crate) fn system(&self) -> String {
        self.systems.borrow_mut().pop().unwrap()
    }

    /// The id of a standard system user of the customer.
    pub(crate) fn system_user(&self) -> String {
        self.approved.borrow_mut().pop().unwrap()
    }

    /// A change request that nobody has decided.
    pub(crate) fn change(&self) -> String {
        self.changes.borrow_mut().pop().unwrap()
    }

    /// A correlation id that no change request has.
    pub(crate) fn correlation(&self) -> String {
        Uuid::new_v4().to_string()
    }

    /// A reference that no request has.
    pub(crate) fn reference(&self) -> String {
        self.references.set(self.references.get() + 1);
        format!("fresh-{}", self.references.get())
    }

    /// Carries a call out on the path of an operation.
    pub(crate) async fn send(&self, operation: &Operation, call: &ApiCall) -> TestResponse {
        let mut path = operation.path.clone();
        for (name, value) in &call.params {
            path = path.replace(&format!("{{{name}}}"), &segment(value));
        }
        for (index, (name, value)) in call.query.iter().enumerate() {
            let sign = if index == 0 { '?' } else { '&' };
            path.push_str(&format!("{sign}{name}={}", segment(value)));
        }
        // What a call leaves open is not looked at.
        let path = path.replace(['{', '}'], "");
        let token = match call.caller {
            Caller::Nobody => None,
            Caller::Person(id) => Some(self.server.person(id)),
            Caller::PersonWith(id, scopes) => Some(self.server.person_with(id, 3, scopes)),
            Caller::Vendor(number) => Some(self.server.vendor(number)),
            Caller::VendorWith(number, scopes) => Some(self.server.vendor_with(number, scopes)),
        };
        let bearer = token.map(|token| format!("Bearer {token}"));
        let mut headers: Vec<_> = call
            .headers
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        headers.extend(bearer.as_deref().map(|bearer| ("authorization", bearer)));
        headers.extend(
            call.body
                .as_ref()
                .map(|_| ("content-type", "application/json")),
        );
        let body = call
            .body
            .as_ref()
            .map_or_else(String::new, Value::to_string);
        let method = operation.method.as_str();
        self.server.request(method, &path, &headers, body).await
    }
}

/// What a vendor asks with for less than the system user has.
pub(crate) fn change() -> Value {
    json!({
        "unwantedAccessPackages": [{"urn": "urn:altinn:accesspackage:skattegrunnlag"}],
        "redirectUrl": "http://localhost:8080/vendor/receipt"
    })
}

/// A registration that is in order, by SmartCloud.
pub(crate) fn system(id: &str) -> Value {
    json!({
        "id": id,
        "vendor": {"authority": "iso6523-actorid-upis", "ID": format!("0192:{SMARTCLOUD}")},
        "name": {"nb": "Et system", "nn": "Eit system", "en": "A system"},
        "description": {"nb": "Gjør noe", "nn": "Gjer noko", "en": "Does something"},
        "rights": [{"resource": [{"id": "urn:altinn:resource", "value": "ske-krav-og-betalinger"}]}],
        "accessPackages": [{"urn": "urn:altinn:accesspackage:skattegrunnlag"}],
        "clientId": [format!("client-of-{id}")],
        "isVisible": true,
        "allowedRedirectUrls": ["https://vendor.example/done"]
    })
}
