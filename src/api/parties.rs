//! Whom the user can act for (docs/contract/platform.md, section 2.6).

use super::{ApiClient, ApiError};
use fullmakt_contract::paths::{AUTHORIZED_PARTIES, segment};
use fullmakt_contract::summaries::{PartyName, ShortList};

/// The registered name of a party, by its uuid, among those the user can act for, sub-units included;
/// `None` when the user cannot act for it.
///
/// Only this one is asked for: there are users with 100 000 parties.
///
/// # Errors
///
/// Any failure of reading.
pub(crate) async fn find_name(
    client: ApiClient,
    party_uuid: &str,
) -> Result<Option<String>, ApiError> {
    let path = format!("{AUTHORIZED_PARTIES}?partyFilter={}", segment(party_uuid));
    let page: ShortList<PartyName> = client.get(&path).await?;
    Ok(find_in(page.data.rows, party_uuid).map(|party| party.name))
}

fn find_in(parties: Vec<PartyName>, party_uuid: &str) -> Option<PartyName> {
    parties.into_iter().find_map(|mut party| {
        if party.party_uuid.eq_ignore_ascii_case(party_uuid) {
            return Some(party);
        }
        find_in(std::mem::take(&mut party.subunits), party_uuid)
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
        assert_eq!(find_in(all.clone(), "b").unwrap().party_uuid, "B");
        assert_eq!(find_in(all.clone(), "C").unwrap().party_uuid, "c");
        assert_eq!(find_in(all, "d"), None);
    }
}
