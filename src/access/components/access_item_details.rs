use crate::access::AccessStore;
use crate::access::descriptions::{Description, ITEM_NAME_LENGTH, ItemView, PackageService};
use crate::access::item::Subject;
use crate::api::RemoteData;
use crate::i18n::template::fill;
use crate::i18n::{AccessTexts, LocalizedText, Texts};
use crate::ui::{ForeignParagraph, ForeignText, Name, isolate, text_view, text_with_names};
use fullmakt_domain::text::{sanitize_line, sanitize_lines};
use leptos::prelude::*;

/// Longest description, in characters.
const DESCRIPTION_LENGTH: usize = 3000;

/// What the line opens to: why it cannot be given, what it gives, and what it is.
#[component]
pub(crate) fn AccessItemDetails(item: Memo<ItemView>) -> impl IntoView {
    let store = expect_context::<AccessStore>();
    view! { <div class="stack">{move || details(store.texts(), &item.read())}</div> }
}

fn details(texts: &Texts, item: &ItemView) -> Vec<AnyView> {
    let mut parts: Vec<AnyView> = Vec::new();
    for cause in item.forbidden.iter().flatten() {
        let why = texts.problem(*cause);
        parts.push(paragraph([why.what, " ", why.next].concat()));
    }
    let texts = texts.access;
    match &item.description {
        Description::Loading => parts.push(paragraph(texts.loading_item.to_owned())),
        Description::Unknown => parts.push(paragraph(texts.explain_unknown.to_owned())),
        Description::Package {
            description,
            services,
            ..
        } => {
            parts.extend(foreign_paragraph(description));
            parts.push(package_services(texts, services));
        }
        Description::Service {
            description, owner, ..
        } => {
            parts.extend(foreign_paragraph(description));
            let owner = owner.sanitized(ITEM_NAME_LENGTH).text;
            if !owner.is_empty() {
                let owner = fill(texts.owner, &[("owner", &isolate(&owner))]);
                parts.push(paragraph(owner));
            }
        }
    }
    if let Some(action) = item.action() {
        let action = fill(texts.action, &[("action", &isolate(&action))]);
        parts.push(paragraph(action));
    }
    let explanation = match item.subject {
        Subject::Package(_) => texts.explain_package,
        Subject::Service { .. } | Subject::Opaque(_) => texts.explain_right,
    };
    parts.push(muted(explanation.to_owned()));
    let id = fill(texts.id, &[("id", &isolate(&item.id()))]);
    parts.push(muted(id));
    parts
}

fn paragraph(text: String) -> AnyView {
    view! { <p>{text_with_names(&text)}</p> }.into_any()
}

fn muted(text: String) -> AnyView {
    view! { <p class="muted">{text_with_names(&text)}</p> }.into_any()
}

fn foreign_paragraph(text: &LocalizedText) -> Option<AnyView> {
    let lines = sanitize_lines(&text.text, DESCRIPTION_LENGTH);
    (!lines.is_empty()).then(|| view! { <ForeignParagraph text=lines lang=text.lang /> }.into_any())
}

fn package_services(texts: &AccessTexts, services: &RemoteData<Vec<PackageService>>) -> AnyView {
    let services = match services {
        RemoteData::Loading => return paragraph(texts.services_loading.to_owned()),
        RemoteData::Failed(_) => return paragraph(texts.services_failed.to_owned()),
        RemoteData::Ready(list) if list.is_empty() => {
            return paragraph(texts.services_none.to_owned());
        }
        RemoteData::Ready(services) => services,
    };
    let items: Vec<AnyView> = services.iter().map(package_service).collect();
    view! {
        <div>
            <p class="access-inside">{text_view(texts.services_heading)}</p>
            <ul class="access-services">{items}</ul>
        </div>
    }
    .into_any()
}

fn package_service(service: &PackageService) -> AnyView {
    let name = sanitize_line(&service.name, ITEM_NAME_LENGTH);
    let owner = sanitize_line(&service.owner, ITEM_NAME_LENGTH);
    let owner = (!owner.is_empty()).then(|| {
        view! {
            <span class="muted">
                " · "
                <Name text=owner />
            </span>
        }
        .into_any()
    });
    view! {
        <li>
            <ForeignText text=name />
            {owner}
        </li>
    }
    .into_any()
}
