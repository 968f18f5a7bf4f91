//! Generated values and bodies, most of which mean something to the platform.

use crate::support::{smartcloud_request, superregnskap_request};
use proptest::{prelude::*, sample::select};
use serde_json::{Value, json};

/// Values that mean something here, so that requests get past the first check.
const KNOWN_VALUES: &[&str] = &[
    "51000001",
    "51000002",
    "51000003",
    "314248295",
    "310495670",
    "991825827_smartcloud",
    "312605031_SuperRegnskap",
    "505f8488-3d48-4c15-8e21-35cb9432f815",
    "7c1e0f6b-52b4-4a0e-9c55-0d8a4b6f2e31",
    "e2f1a9d4-8b3c-4d77-a1c6-93f04b7d5a20",
    "b6c3d1f0-4f3e-4b53-8f6e-2a9f6c0d1e47",
    "3d9a7b52-6e1c-4f08-b7d4-c5e2f8a10963",
    // The accountant, and the first client that its system user acts for.
    "8d2749b3-c1c7-5821-beab-b6c975926f6f",
    "3893e5c4-f2bc-542a-8468-7766e4a355e3",
    "00000000-0000-0000-0000-000000000000",
    "ske-krav-og-betalinger",
    "urn:altinn:accesspackage:skattegrunnlag",
    "skattegrunnlag",
    "daglig-leder",
    "910514318",
    "314200012",
    "00420",
    "r50051516",
    "14907000029",
    "kontakt@example.no",
    "+4799000010",
    "Type eq 'ENK'",
    "OfficialContacts",
    "true",
    "0",
    "-1",
    "2147483648",
];

pub(crate) const QUERY_NAMES: &[&str] = &[
    "token",
    "system-id",
    "orgno",
    "external-ref",
    "clientId",
    "systemProviderOrgNo",
    "systemUserOwnerOrgNo",
    "correlation-id",
    "system-user-id",
    "party",
    "packages",
    "packageIds",
    "resource",
    "facilitatorId",
    "facilitator",
    "provider",
    "partyUuid",
    "to",
    "roles",
    "resources",
    "useOldFormatForApp",
    "goto",
    "goTo",
    "term",
    "variant",
    "role",
    "partyFilter",
    "includeRoles",
    "agent",
    "client",
    "authenticationLevel",
    "scopes",
    "email",
    "phoneNumber",
    "$top",
    "$skip",
    "$orderby",
    "$filter",
    "$expand",
    "roleDefinitionCode",
    "serviceCode",
    "serviceEdition",
    "language",
    "subject",
    "reportee",
    "orgs",
    "ids",
    "uuids",
    "fetchSubUnits",
];

const MEMBER_NAMES: &[&str] = &[
    "systemId",
    "partyOrgNo",
    "externalRef",
    "integrationTitle",
    "rights",
    "accessPackages",
    "redirectUrl",
    "resource",
    "id",
    "value",
    "urn",
    "vendor",
    "ID",
    "name",
    "nb",
    "description",
    "clientId",
    "isVisible",
    "allowedRedirectUrls",
    "requiredRights",
    "unwantedRights",
    "requiredAccessPackages",
    "unwantedAccessPackages",
    "language",
    "action",
    "preselectedPartyUuid",
];

pub(crate) fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(KNOWN_VALUES).prop_map(str::to_owned),
        1 => "\\PC{0,30}",
        1 => any::<String>(),
    ]
}

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        value().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec((select(MEMBER_NAMES), inner), 0..6).prop_map(|members| {
                let members = members.into_iter();
                Value::Object(
                    members
                        .map(|(name, value)| (name.to_owned(), value))
                        .collect(),
                )
            }),
        ]
    })
}

/// A valid body, with one member replaced.
fn nearly_valid() -> impl Strategy<Value = Value> {
    let bodies = vec![
        smartcloud_request("any"),
        superregnskap_request("any"),
        json!({"requiredRights": [], "unwantedAccessPackages": [{"urn": "urn:altinn:accesspackage:skattegrunnlag"}]}),
        json!({"integrationTitle": "a", "systemId": "991825827_smartcloud"}),
        json!({"id": "991825827_any", "vendor": {"ID": "0192:991825827"}, "name": {"nb": "a"},
               "description": {}, "accessPackages": [], "rights": [], "clientId": ["c"]}),
    ];
    (select(bodies), select(MEMBER_NAMES), json_value()).prop_map(|(mut body, member, value)| {
        body[member] = value;
        body
    })
}

pub(crate) fn body() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        Just(Vec::new()),
        proptest::collection::vec(any::<u8>(), 0..200),
        json_value().prop_map(|value| value.to_string().into_bytes()),
        nearly_valid().prop_map(|value| value.to_string().into_bytes()),
    ]
}

/// What fits a parameter of this name, so that requests get past the checks of form and access.
pub(crate) fn fitting_values(name: &str) -> &'static [&'static str] {
    match name {
        "party" => &["51000001", "51000002", "51000003"],
        "requestId" => &[
            "505f8488-3d48-4c15-8e21-35cb9432f815",
            "7c1e0f6b-52b4-4a0e-9c55-0d8a4b6f2e31",
            "e2f1a9d4-8b3c-4d77-a1c6-93f04b7d5a20",
        ],
        "systemUserId" => &[
            "b6c3d1f0-4f3e-4b53-8f6e-2a9f6c0d1e47",
            "3d9a7b52-6e1c-4f08-b7d4-c5e2f8a10963",
        ],
        "systemId" => &["991825827_smartcloud", "312605031_SuperRegnskap"],
        "orgNo" | "orgno" => &["314248295", "310495670"],
        "externalRef" => &["314248295", "any", "hovedkontor"],
        "who" | "organizationNumber" => &["910514318", "910021451", "314200012", "00420"],
        "person" => &["r50051516", "r60000001", "r50022994"],
        "roleDefinitionId" => &["4", "117"],
        _ => KNOWN_VALUES,
    }
}
