//! What the app calls on the platform, one function each (docs/contract/platform.md, sections 1.7 and 2).

use super::client::{ApiClient, ApiFuture};
use fullmakt_contract::nulls::Rows;
use fullmakt_contract::paths::{self, ALL_PACKAGES, AUTHORIZED_PARTIES, segment};
use fullmakt_contract::summaries::{
    OrganisationSummary, PackageCheckSummary, PackageServiceSummary, PackageSummary, PackageTree,
    PartyName, PreferredLanguage, RequestSummary, ServiceCheckSummary, ServiceSummary, ShortList,
    SystemSummary, UserSummary,
};
use fullmakt_domain::{Decision, RequestKind};

impl ApiClient {
    /// Who is signed in. Fails with `SignedOut` when nobody is.
    pub(crate) fn current_user(self) -> ApiFuture<UserSummary> {
        self.get(paths::CURRENT_USER)
    }

    /// Sends a decision, exactly once, also when the session has ended. Gives what the platform says: `true`,
    /// or `false` from an escalation by somebody without a relation to the organisation.
    ///
    /// When it fails with [`outcome_unknown`](super::ApiError::outcome_unknown), the request has to be read before
    /// the user decides again.
    pub(crate) fn decide(
        self,
        kind: RequestKind,
        party_id: i32,
        id: &str,
        decision: Decision,
    ) -> ApiFuture<bool> {
        self.post(&paths::decide(kind, party_id, id, decision))
    }

    /// Reads a request of any kind.
    ///
    /// Fails with `Denied` and AUTH-00066 when the user has no relation to the organisation; with `NotFound` and
    /// AUTH-00010 when the request is unknown or deleted; with `Refused` and AUTH-00050 or AUTH-00053 when the
    /// user may not give the packages of a change request: the platform checks that on reading already.
    pub(crate) fn request(self, kind: RequestKind, id: &str) -> ApiFuture<RequestSummary> {
        self.get(&paths::request(kind, id))
    }

    /// A system: its names, and its vendor's organisation number.
    pub(crate) fn system(self, id: &str) -> ApiFuture<SystemSummary> {
        self.get(&paths::system(id))
    }

    /// The registered name of a party, by its uuid, among those the user can act for, sub-units included;
    /// `None` when the user cannot act for it.
    ///
    /// Only this one is asked for: there are users with 100 000 parties.
    pub(crate) fn party_name(self, uuid: String) -> ApiFuture<Option<String>> {
        Box::pin(async move {
            let path = format!("{AUTHORIZED_PARTIES}?partyFilter={}", segment(&uuid));
            let page: ShortList<PartyName> = self.get(&path).await?;
            Ok(find_party(page.data.rows, &uuid).map(|party| party.name))
        })
    }

    /// The organisations that the user can act for, main units with their sub-units. Persons stand among them. Can be
    /// some megabytes.
    pub(crate) fn organisations(self) -> ApiFuture<ShortList<OrganisationSummary>> {
        self.get(&paths::organisations())
    }

    /// The same, of one party alone: none when the user cannot act for it. A sub-unit is under its main unit.
    pub(crate) fn organisation(self, uuid: &str) -> ApiFuture<ShortList<OrganisationSummary>> {
        self.get(&paths::organisation(uuid))
    }

    /// An access package by its urn, in the language with this tag (`nb`, `nn`, `en`).
    pub(crate) fn package(self, urn: &str, language: &'static str) -> ApiFuture<PackageSummary> {
        self.get_in(&paths::package_by_urn(urn), language)
    }

    /// All access packages with their services, in one call.
    pub(crate) fn all_packages(self, language: &'static str) -> ApiFuture<Vec<PackageSummary>> {
        Box::pin(async move {
            let groups: Rows<PackageTree> = self.get_in(ALL_PACKAGES, language).await?;
            let areas = groups.0.into_iter().flat_map(|group| group.areas);
            Ok(areas.flat_map(|area| area.packages).collect())
        })
    }

    /// The services in a package, by the package's id.
    pub(crate) fn package_services(
        self,
        id: &str,
        language: &'static str,
    ) -> ApiFuture<Rows<PackageServiceSummary>> {
        self.get_in(&paths::package_resources(id), language)
    }

    /// A service of the resource registry, with its texts in all languages.
    pub(crate) fn service(self, id: &str) -> ApiFuture<ServiceSummary> {
        self.get(&paths::resource(id))
    }

    /// Whether the user may give these packages on behalf of a party, by its uuid. Fails with `Denied` for those
    /// who may not manage the party's access at all.
    pub(crate) fn check_packages(
        self,
        party_uuid: &str,
        urns: &[String],
    ) -> ApiFuture<ShortList<PackageCheckSummary>> {
        let urns = urns.iter().map(String::as_str);
        self.get(&paths::check_packages(party_uuid, urns))
    }

    /// Whether the user may give a service, right by right. Fails as [`Self::check_packages`], and with `Refused`
    /// when the service is unknown.
    pub(crate) fn check_service(
        self,
        party_uuid: &str,
        id: &str,
    ) -> ApiFuture<ServiceCheckSummary> {
        self.get(&paths::check_resource(party_uuid, id))
    }

    /// Stores the language that the user has picked: `nb`, `nn` or `en`.
    pub(crate) fn save_language(self, language: &str) -> ApiFuture<()> {
        let settings = PreferredLanguage {
            language: Some(language.to_owned()),
        };
        self.patch(paths::PROFILE_SETTINGS, &settings)
    }
}

fn find_party(parties: Vec<PartyName>, uuid: &str) -> Option<PartyName> {
    parties.into_iter().find_map(|mut party| {
        if party.party_uuid.eq_ignore_ascii_case(uuid) {
            return Some(party);
        }
        find_party(std::mem::take(&mut party.subunits), uuid)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn party(uuid: &str, subunits: Vec<PartyName>) -> PartyName {
        PartyName {
            party_uuid: uuid.to_owned(),
            subunits,
            ..PartyName::default()
        }
    }

    /// The platform that ignores the filter answers everything; ids come in both cases.
    #[test]
    fn the_right_party_is_found_also_among_others_and_below_them() {
        let all = vec![party("a", vec![party("B", vec![])]), party("c", vec![])];
        assert_eq!(find_party(all.clone(), "b").unwrap().party_uuid, "B");
        assert_eq!(find_party(all.clone(), "C").unwrap().party_uuid, "c");
        assert_eq!(find_party(all, "d"), None);
    }
}
