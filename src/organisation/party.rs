//! An organisation that the user can act for, and which one of a list is meant.

use fullmakt_contract::summaries::OrganisationSummary;
use fullmakt_domain::display_name::title_case;
use fullmakt_domain::text::sanitize_line;

/// Longest name that is shown, in characters.
const NAME_LENGTH: usize = 120;
/// Longest number: more than nine digits are no organisation number.
const NUMBER_LENGTH: usize = 20;

/// The organisation that a page is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Organisation {
    /// The party, as the address and some calls name it.
    pub uuid: String,
    /// Number of the party, as other calls take it.
    pub party_id: i32,
    /// The name as people read it; the number where there is none.
    pub name: String,
    /// The digits of the organisation number.
    pub number: String,
    /// The main unit of a sub-unit.
    pub main_unit: Option<MainUnit>,
    /// The register has closed it.
    pub is_deleted: bool,
}

/// What a sub-unit is a part of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MainUnit {
    /// The name as people read it.
    pub name: String,
    /// The digits of the organisation number.
    pub number: String,
}

impl Organisation {
    fn new(row: &OrganisationSummary, main_unit: Option<&OrganisationSummary>) -> Self {
        Self {
            uuid: row.party_uuid.clone(),
            party_id: row.party_id,
            name: name(row),
            number: number(row),
            main_unit: main_unit.map(|row| MainUnit {
                name: name(row),
                number: number(row),
            }),
            is_deleted: row.is_deleted,
        }
    }
}

/// The name as people read it; the number where there is none.
pub(super) fn name(row: &OrganisationSummary) -> String {
    let name = title_case(&sanitize_line(&row.name, NAME_LENGTH));
    if name.is_empty() { number(row) } else { name }
}

pub(super) fn number(row: &OrganisationSummary) -> String {
    sanitize_line(&row.organization_number, NUMBER_LENGTH)
}

/// Whether the user may act for it: it is no person, and not only there for the sake of its sub-units.
pub(super) fn can_be_chosen(row: &OrganisationSummary) -> bool {
    row.is_organisation && !row.only_hierarchy_element_with_no_access
}

/// The organisation with this uuid, if the user may act for it. A platform that ignores the filter answers
/// everything, and uuids come in both cases.
pub(super) fn find(rows: &[OrganisationSummary], uuid: &str) -> Option<Organisation> {
    find_below(rows, None, uuid)
}

fn find_below(
    rows: &[OrganisationSummary],
    main_unit: Option<&OrganisationSummary>,
    uuid: &str,
) -> Option<Organisation> {
    rows.iter().find_map(|row| {
        if row.party_uuid.eq_ignore_ascii_case(uuid) && can_be_chosen(row) {
            return Some(Organisation::new(row, main_unit));
        }
        find_below(&row.subunits, Some(row), uuid)
    })
}

/// How much there is to choose among.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Choice {
    /// The user cannot act for any organisation.
    Nothing,
    /// Only for this one.
    One(Organisation),
    Several,
}

/// Whether there is anything to choose. Sub-units belong to their main unit: who can act for one organisation with
/// its sub-units means the organisation. What the register has closed is not meant without being named.
pub(super) fn choice(rows: &[OrganisationSummary]) -> Choice {
    let mut found = Choice::Nothing;
    let mut has_closed = false;
    for row in rows {
        let own = can_be_chosen(row).then(|| Organisation::new(row, None));
        let sub_units = row.subunits.iter().filter(|unit| can_be_chosen(unit));
        let below = sub_units.map(|unit| Organisation::new(unit, Some(row)));
        let below = below.filter(|_| own.is_none());
        for organisation in own.iter().cloned().chain(below) {
            if organisation.is_deleted {
                has_closed = true;
            } else if found == Choice::Nothing {
                found = Choice::One(organisation);
            } else {
                return Choice::Several;
            }
        }
    }
    match found {
        Choice::Nothing if has_closed => Choice::Several,
        found => found,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::organisation) fn row(uuid: &str, name: &str) -> OrganisationSummary {
        OrganisationSummary {
            party_uuid: uuid.to_owned(),
            party_id: 7,
            name: name.to_owned(),
            organization_number: "314248295".to_owned(),
            is_organisation: true,
            ..OrganisationSummary::default()
        }
    }

    pub(in crate::organisation) fn person(name: &str) -> OrganisationSummary {
        OrganisationSummary {
            is_organisation: false,
            ..row("person", name)
        }
    }

    pub(in crate::organisation) fn closed(row: OrganisationSummary) -> OrganisationSummary {
        OrganisationSummary {
            is_deleted: true,
            ..row
        }
    }

    /// Only there for the sake of these.
    pub(in crate::organisation) fn group(
        name: &str,
        subunits: Vec<OrganisationSummary>,
    ) -> OrganisationSummary {
        OrganisationSummary {
            only_hierarchy_element_with_no_access: true,
            ..main(row("group", name), subunits)
        }
    }

    pub(in crate::organisation) fn main(
        row: OrganisationSummary,
        subunits: Vec<OrganisationSummary>,
    ) -> OrganisationSummary {
        OrganisationSummary { subunits, ..row }
    }

    #[test]
    fn an_organisation_is_found_by_its_uuid_also_below_another() {
        let rows = [
            person("INTUITIV HEST"),
            row("a", "ANNEN AS"),
            group("SKOG\u{202E} AS", vec![row("AB", "SKOG AVD NORD")]),
        ];
        let found = find(&rows, "ab").unwrap();
        assert_eq!((found.uuid.as_str(), found.party_id), ("AB", 7));
        assert_eq!(found.name, "Skog Avd Nord");
        assert_eq!(found.main_unit.unwrap().name, "Skog AS");
        assert_eq!(find(&rows, "a").unwrap().main_unit, None);
        for not_to_act_for in ["group", "person", "none"] {
            assert_eq!(find(&rows, not_to_act_for), None, "{not_to_act_for}");
        }
    }

    #[test]
    fn what_has_no_name_is_called_by_its_number() {
        assert_eq!(find(&[row("a", " ")], "a").unwrap().name, "314248295");
    }

    #[test]
    fn there_is_a_choice_only_among_several() {
        let one = |rows: &[OrganisationSummary]| match choice(rows) {
            Choice::One(organisation) => organisation.uuid,
            other => format!("{other:?}"),
        };
        let all = [row("a", "A"), row("b", "B")];
        assert_eq!(one(&[person("P")]), "Nothing");
        assert_eq!(one(&[group("G", vec![])]), "Nothing");
        assert_eq!(one(&[person("P"), row("a", "A")]), "a");
        assert_eq!(one(&[main(row("a", "A"), all.to_vec())]), "a");
        assert_eq!(one(&[group("G", vec![row("b", "B")])]), "b");
        assert_eq!(one(&[group("G", all.to_vec())]), "Several");
        assert_eq!(one(&all), "Several");
        // Nobody means what is closed without saying so, but it can be chosen.
        assert_eq!(one(&[closed(row("a", "A"))]), "Several");
        assert_eq!(one(&[closed(row("b", "B")), row("a", "A")]), "a");
    }
}
