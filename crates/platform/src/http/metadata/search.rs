//! The search for packages.

use super::mapper::MetadataMapper;
use crate::http::{
    input::{QueryParams, boolean},
    problem::ProblemResponse,
};
use fullmakt_contract::metadata::{HitField, MetaPackage, MetaPackageHit};
use std::collections::BTreeSet;

/// Words of a term that are searched for; a query can hold thousands.
const MAX_WORDS: usize = 32;
/// How similar two words are that are taken for the same in a fuzzy search.
const SIMILAR: f64 = 0.75;

/// How words are found in texts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// As a part of a text.
    Part,
    /// As a whole word.
    Whole,
    /// As a word much like it.
    Fuzzy,
}

/// The parameters of a search.
struct PackageSearch {
    /// Words in lower case, each once. None at all finds every package.
    words: BTreeSet<String>,
    mode: Mode,
    /// Every word has to be found, not one of them.
    needs_all: bool,
    in_services: bool,
    owners: Vec<String>,
    type_name: Option<String>,
}

impl PackageSearch {
    fn parse(query: &QueryParams) -> Result<Self, ProblemResponse> {
        let term = query.get("term").unwrap_or_default().to_lowercase();
        let is_simple = boolean(query, "simpleSearch", true)?;
        let is_strict = boolean(query, "strict", false)?;
        let words = term.split_whitespace().take(MAX_WORDS);
        let owners = query.all("resourceProviderCode");
        Ok(Self {
            words: words.map(str::to_owned).collect(),
            mode: match (is_simple, is_strict) {
                (false, _) => Mode::Fuzzy,
                (true, true) => Mode::Whole,
                (true, false) => Mode::Part,
            },
            needs_all: is_strict,
            in_services: boolean(query, "searchInResources", false)?,
            owners: owners.map(str::to_lowercase).collect(),
            type_name: query.get("typeName").map(str::to_lowercase),
        })
    }

    fn matches_filters(&self, package: &MetaPackage) -> bool {
        let kind = package.kind.as_ref().map(|kind| kind.name.to_lowercase());
        let services = package.resources.iter().flatten();
        let mut owners = services.filter_map(|service| service.provider.as_ref()?.code.as_ref());
        (self.type_name.is_none() || self.type_name == kind)
            && (self.owners.is_empty() || owners.any(|code| self.owners.contains(code)))
    }

    /// The members in which words are found, when enough of them are.
    fn hit_fields(&self, package: &MetaPackage) -> Option<Vec<HitField>> {
        let (mut fields, mut found) = (Vec::new(), BTreeSet::new());
        for (member, weight, text) in self.texts(package) {
            let folded = text.to_lowercase();
            let words = self
                .words
                .iter()
                .filter(|word| self.contains(&folded, word));
            let words: Vec<_> = words.collect();
            if !words.is_empty() {
                fields.push(HitField {
                    field: member.to_owned(),
                    value: text.to_owned(),
                    score: weight * u32::try_from(words.len()).map_or(0.0, f64::from),
                    ..HitField::default()
                });
            }
            found.extend(words);
        }
        let is_hit = match self.needs_all {
            true => found.len() == self.words.len(),
            false => !found.is_empty() || self.words.is_empty(),
        };
        is_hit.then_some(fields)
    }

    /// Whether a word is found in a text in lower case.
    fn contains(&self, text: &str, word: &str) -> bool {
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        match self.mode {
            Mode::Part => text.contains(word),
            Mode::Whole => words.any(|other| other == word),
            Mode::Fuzzy => words.any(|other| {
                // A difference in length alone can rule it out.
                other.len().abs_diff(word.len()) * 4 <= other.len().max(word.len())
                    && strsim::normalized_levenshtein(other, word) >= SIMILAR
            }),
        }
    }

    /// What can be searched, with the member that it stands in and how much a hit there counts.
    fn texts<'a>(&self, package: &'a MetaPackage) -> Vec<(&'static str, f64, &'a str)> {
        let mut texts = vec![("name", 4.0, package.name.as_str())];
        let description = package.description.as_deref();
        texts.extend(description.map(|text| ("description", 1.0, text)));
        let services = package.resources.iter().flatten();
        for service in services.filter(|_| self.in_services) {
            texts.push(("resources.name", 2.0, &service.name));
            let description = service.description.as_deref();
            texts.extend(description.map(|text| ("resources.description", 0.5, text)));
        }
        texts
    }
}

/// The packages that the query finds, the best first.
pub(super) fn hits(
    mapper: MetadataMapper,
    query: &QueryParams,
) -> Result<Vec<MetaPackageHit>, ProblemResponse> {
    let search = PackageSearch::parse(query)?;
    let packages = mapper.catalogue.packages.iter();
    let hits = packages.filter_map(|package| {
        let object = mapper.package_with_services(package);
        let fields = search.hit_fields(&object)?;
        let score = fields.iter().map(|field| field.score).sum();
        search.matches_filters(&object).then(|| MetaPackageHit {
            object,
            score,
            fields,
            ..MetaPackageHit::default()
        })
    });
    let mut hits: Vec<_> = hits.collect();
    // The order of the catalogue decides between equals.
    hits.sort_by(|a, b| b.score.total_cmp(&a.score));
    Ok(hits)
}
