//! The search for packages.

use super::{PlatformState, list, mapper};
use crate::{
    catalogue::Package,
    http::{
        input::{QueryParams, boolean},
        problem::HandlerResult,
    },
    language::PreferredLanguage,
};
use axum::{extract::State, response::IntoResponse};
use fullmakt_contract::metadata::{HitField, MetaPackage, MetaPackageHit};
use std::collections::BTreeSet;

/// How much a hit in a member counts.
const MEMBERS: [(&str, f64); 4] = [
    ("name", 4.0),
    ("resources.name", 2.0),
    ("description", 1.0),
    ("resources.description", 0.5),
];

/// The parameters of a search.
struct PackageSearch {
    /// Words in lower case, each once; all of them must be found. None at all finds every package.
    words: BTreeSet<String>,
    /// Words count only as whole words.
    strict: bool,
    in_services: bool,
    owners: Vec<String>,
    type_name: Option<String>,
}

impl PackageSearch {
    fn parse(query: &QueryParams) -> Result<Self, crate::http::problem::ProblemResponse> {
        // Parsed for its errors: simple search is the only one there is.
        boolean(query, "simpleSearch", true)?;
        let term = query.get("term").unwrap_or_default().to_lowercase();
        Ok(Self {
            words: term.split_whitespace().map(str::to_owned).collect(),
            strict: boolean(query, "strict", false)?,
            in_services: boolean(query, "searchInResources", false)?,
            owners: query
                .all("resourceProviderCode")
                .map(str::to_lowercase)
                .collect(),
            type_name: query.get("typeName").map(str::to_lowercase),
        })
    }

    fn matches_filters(&self, package: &MetaPackage) -> bool {
        let kind = package.kind.as_ref().map(|kind| kind.name.to_lowercase());
        let services = package.resources.iter().flatten();
        let mut owners = services.filter_map(|service| service.provider.as_ref()?.code.as_deref());
        let type_fits = self.type_name.is_none() || self.type_name == kind;
        let owner_fits = self.owners.is_empty()
            || owners.any(|code| self.owners.iter().any(|owner| owner == code));
        type_fits && owner_fits
    }

    /// The members in which words are found, when every word is found somewhere.
    fn hit_fields(&self, package: &MetaPackage) -> Option<Vec<HitField>> {
        let texts = texts(package, self.in_services);
        let folded: Vec<String> = texts.iter().map(|(_, text)| text.to_lowercase()).collect();
        // First, since it ends at the first word that is nowhere: a term can have many.
        let everywhere = self
            .words
            .iter()
            .all(|word| folded.iter().any(|text| self.contains_word(word, text)));
        if !everywhere {
            return None;
        }
        let fields = texts
            .iter()
            .zip(&folded)
            .filter_map(|((member, text), folded)| {
                let found = self
                    .words
                    .iter()
                    .filter(|word| self.contains_word(word, folded));
                let found = found.count();
                let (_, weight) = MEMBERS.iter().find(|(name, _)| name == member)?;
                (found > 0).then(|| HitField {
                    field: (*member).to_owned(),
                    value: (*text).to_owned(),
                    score: *weight * u32::try_from(found).map_or(0.0, f64::from),
                    ..HitField::default()
                })
            });
        Some(fields.collect())
    }

    /// Whether a word is found in a text in lower case.
    fn contains_word(&self, word: &str, text: &str) -> bool {
        if self.strict {
            let mut words = text.split(|c: char| !c.is_alphanumeric());
            words.any(|other| other == word)
        } else {
            text.contains(word)
        }
    }
}

/// What can be searched, with the member that it stands in.
fn texts(package: &MetaPackage, in_services: bool) -> Vec<(&'static str, &str)> {
    let mut texts = vec![("name", package.name.as_str())];
    texts.extend(
        package
            .description
            .as_deref()
            .map(|text| ("description", text)),
    );
    if in_services {
        for service in package.resources.iter().flatten() {
            texts.push(("resources.name", &service.name));
            let description = service.description.as_deref();
            texts.extend(description.map(|text| ("resources.description", text)));
        }
    }
    texts
}

/// `GET accesspackages/search`.
pub(super) async fn packages(
    State(platform): PlatformState,
    PreferredLanguage(language): PreferredLanguage,
    query: QueryParams,
) -> HandlerResult {
    let search = PackageSearch::parse(&query)?;
    let mapper = mapper(&platform, language);
    let packages = platform.catalogue.packages().iter();
    let hit = |package: &Package| {
        let object = mapper.package_with_services(package);
        let fields = search
            .hit_fields(&object)
            .filter(|_| search.matches_filters(&object))?;
        let score = fields.iter().map(|field| field.score).sum();
        Some(MetaPackageHit {
            object,
            score,
            fields,
            ..MetaPackageHit::default()
        })
    };
    let mut hits: Vec<_> = packages.filter_map(hit).collect();
    // The order of the catalogue decides between equals.
    hits.sort_by(|a, b| b.score.total_cmp(&a.score));
    Ok(list(&hits).into_response())
}
