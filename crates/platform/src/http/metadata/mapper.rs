//! Maps the catalogue to the members of the wire, in one language.

use crate::{
    Platform,
    catalogue::{
        Area, Catalogue, EntityType, Group, Package, Role, RoleProvider, Service, Variant,
    },
    language::PreferredLanguage,
};
use axum::{extract::FromRequestParts, http::request::Parts};
use fullmakt_contract::{
    Extra,
    metadata::{
        MetaArea, MetaAreaGroup, MetaPackage, MetaResource, MetaRole, MetaSubType, MetaType,
        Provider,
    },
};
use fullmakt_domain::Language;
use std::{convert::Infallible, sync::Arc};
use uuid::{Uuid, uuid};

/// Id of the entity type `Organisasjon`, as in the fixture of the package search.
const ORGANISATION: Uuid = uuid!("8c216e2f-afdd-4234-9ba2-691c727bb33d");
/// Id of the entity type `Person`, as the service has it.
const PERSON: Uuid = uuid!("bfe09e70-e868-44b3-8d81-dfe0e13e058a");
/// Id of the provider type of registers, as in the fixture of roles.
const REGISTER: Uuid = uuid!("0195efb8-7c80-7bb5-a35c-11d58ea36695");
/// Id of the provider type of service owners, as in the fixture of the delegation check.
const SERVICE_OWNER: Uuid = uuid!("0195efb8-7c80-713e-ad96-a9896d12f444");

/// Ids of registers, as in the fixture of roles.
const ALTINN_3: Uuid = uuid!("0195ea92-2080-7e7c-bbe3-bb0521c1e51a");
const ALTINN_2: Uuid = uuid!("0195ea92-2080-777d-8626-69c91ea2a05d");
const CCR: Uuid = uuid!("0195ea92-2080-758b-89db-7735c4f68320");

/// Maps entries of the catalogue, in the language of the call.
#[derive(Debug, Clone, Copy)]
pub(in crate::http) struct MetadataMapper {
    pub(in crate::http) catalogue: &'static Catalogue,
    language: Language,
}

impl FromRequestParts<Arc<Platform>> for MetadataMapper {
    type Rejection = Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        platform: &Arc<Platform>,
    ) -> Result<Self, Infallible> {
        let PreferredLanguage(language) =
            PreferredLanguage::from_request_parts(parts, platform).await?;
        Ok(Self {
            catalogue: platform.catalogue,
            language,
        })
    }
}

impl MetadataMapper {
    /// A package with its area, without its services.
    pub(in crate::http) fn package(&self, package: &Package) -> MetaPackage {
        let area = self.catalogue.area(package.area_id);
        MetaPackage {
            area: area.map(|area| Box::new(self.area(area))),
            ..self.bare_package(package)
        }
    }

    /// A package with its area and services.
    pub(in crate::http) fn package_with_services(&self, package: &Package) -> MetaPackage {
        MetaPackage {
            resources: Some(self.services_in(package)),
            ..self.package(package)
        }
    }

    fn bare_package(&self, package: &Package) -> MetaPackage {
        MetaPackage {
            id: package.id.to_string(),
            name: package.name.of(self.language).to_owned(),
            urn: package.urn.clone(),
            description: Some(package.description.of(self.language).to_owned()),
            is_delegable: package.is_delegable,
            is_assignable: package.is_assignable,
            is_resource_policy_available: true,
            kind: Some(entity_type(package.entity_type)),
            ..MetaPackage::default()
        }
    }

    fn services_in(&self, package: &Package) -> Vec<MetaResource> {
        let services = self.catalogue.services_in(package.suffix());
        services.map(|service| self.service(service)).collect()
    }

    /// An area with its group, without its packages.
    pub(in crate::http) fn area(&self, area: &Area) -> MetaArea {
        let group = self.catalogue.group(area.group_id);
        MetaArea {
            group: group.map(|group| Box::new(self.group(group))),
            ..self.bare_area(area)
        }
    }

    fn bare_area(&self, area: &Area) -> MetaArea {
        let name = area.name.of(self.language);
        let description = match self.language {
            Language::Nb => format!("Tilgangspakker innen området {name}."),
            Language::Nn => format!("Tilgangspakkar innan området {name}."),
            Language::En => format!("Access packages within the area {name}."),
        };
        MetaArea {
            id: area.id.to_string(),
            name: name.to_owned(),
            urn: Some(area.urn.clone()),
            description: Some(description),
            ..MetaArea::default()
        }
    }

    /// A group without its areas.
    pub(in crate::http) fn group(&self, group: &Group) -> MetaAreaGroup {
        MetaAreaGroup {
            id: group.id.to_string(),
            name: group.name.of(self.language).to_owned(),
            kind: Some(entity_type(group.entity_type).name),
            ..MetaAreaGroup::default()
        }
    }

    /// A group with everything in it.
    pub(in crate::http) fn group_with_areas(&self, group: &Group) -> MetaAreaGroup {
        let areas = self.catalogue.areas.iter();
        let areas = areas.filter(|area| area.group_id == group.id);
        MetaAreaGroup {
            areas: Some(areas.map(|area| self.area_with_packages(area)).collect()),
            ..self.group(group)
        }
    }

    fn area_with_packages(&self, area: &Area) -> MetaArea {
        let packages = self.catalogue.packages.iter();
        let packages = packages.filter(|package| package.area_id == area.id);
        let with_services = |package| MetaPackage {
            resources: Some(self.services_in(package)),
            ..self.bare_package(package)
        };
        MetaArea {
            packages: Some(packages.map(with_services).collect()),
            ..self.bare_area(area)
        }
    }

    /// A service as packages and checks show it.
    pub(in crate::http) fn service(&self, service: &Service) -> MetaResource {
        let entry = &service.entry;
        let tag = self.language.tag();
        let title = entry.title.as_ref().and_then(|text| text.best(tag));
        let description = entry.description.as_ref().and_then(|text| text.best(tag));
        let kind = entry.resource_type.as_deref();
        let kind = kind.map(|name| typed(name, resource_type(name)));
        MetaResource {
            id: service.uuid.to_string(),
            provider_id: Some(Catalogue::owner_uuid(&service.owner).to_string()),
            type_id: kind.as_ref().map(|kind| kind.id.clone()),
            name: title.map_or(service.id(), |(text, _)| text).to_owned(),
            description: description.map(|(text, _)| text.to_owned()),
            ref_id: service.id().to_owned(),
            provider: Some(self.owner(service)),
            kind,
            ..MetaResource::default()
        }
    }

    fn owner(&self, service: &Service) -> Provider {
        let owner = self.catalogue.owner(&service.owner);
        let authority = service.entry.has_competent_authority.as_ref();
        let registered = authority.and_then(|authority| authority.name.as_ref());
        let registered = registered.and_then(|name| name.best(self.language.tag()));
        let name = owner.map(|owner| owner.name.of(self.language));
        let name = name.or(registered.map(|(text, _)| text));
        Provider {
            id: Catalogue::owner_uuid(&service.owner).to_string(),
            name: name.unwrap_or(&service.owner).to_owned(),
            ref_id: owner.and_then(|owner| owner.orgnr.clone()),
            logo_url: None,
            code: Some(service.owner.clone()),
            extra: type_id(SERVICE_OWNER),
        }
    }

    /// A role.
    pub(in crate::http) fn role(&self, role: &Role) -> MetaRole {
        let name = role.name.of(self.language);
        // The source describes roles in bokmål only; elsewhere the name has to do.
        let description = match self.language {
            Language::Nb => role.description.as_deref().unwrap_or(name),
            Language::Nn | Language::En => name,
        };
        MetaRole {
            id: role.id.to_string(),
            name: name.to_owned(),
            code: role.code.clone(),
            description: Some(description.to_owned()),
            is_key_role: role.is_key_role,
            urn: role.urn.clone(),
            legacy_role_code: role.legacy_code.clone(),
            legacy_urn: role.legacy_urn.clone(),
            is_resource_policy_available: true,
            provider: Some(register(role.provider)),
            ..MetaRole::default()
        }
    }

    /// A form of organisation.
    pub(in crate::http) fn organisation_form(&self, form: &Variant) -> MetaSubType {
        MetaSubType {
            id: form.id.to_string(),
            type_id: ORGANISATION.to_string(),
            name: form.name.clone(),
            description: Some(form.description.clone()),
            kind: None,
        }
    }
}

fn entity_type(kind: EntityType) -> MetaType {
    match kind {
        EntityType::Person => typed("Person", PERSON),
        _ => typed("Organisasjon", ORGANISATION),
    }
}

fn typed(name: &str, id: Uuid) -> MetaType {
    MetaType {
        id: id.to_string(),
        name: name.to_owned(),
        ..MetaType::default()
    }
}

fn resource_type(name: &str) -> Uuid {
    let name = format!("urn:altinn:resourcetype:{name}");
    Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes())
}

fn type_id(id: Uuid) -> Extra {
    Extra::from_iter([("typeId".to_owned(), id.to_string().into())])
}

/// The fixture of roles has no entry for guardians.
fn register(provider: RoleProvider) -> Provider {
    let (id, name, code) = match provider {
        RoleProvider::Altinn3 => (ALTINN_3, "Altinn 3", "sys-altinn3"),
        RoleProvider::Altinn2 => (ALTINN_2, "Altinn 2", "sys-altinn2"),
        RoleProvider::CentralCoordinatingRegister => (CCR, "Enhetsregisteret", "sys-ccr"),
        RoleProvider::CivilRightsAuthority => {
            let id = Catalogue::owner_uuid("srf");
            (id, "Statens sivilrettsforvaltning", "srf")
        }
    };
    Provider {
        id: id.to_string(),
        name: name.to_owned(),
        code: Some(code.to_owned()),
        extra: type_id(REGISTER),
        ..Provider::default()
    }
}
