//! What is asked for: packages and single rights, each opening in place.

use super::model::Model;
use super::rich::{on_its_way, told};
use super::state::asked::{Change, Item, Subject};
use super::state::described::{About, Inside, Row, Told};
use super::words;
use crate::api::Remote;
use crate::i18n::approval::{Approval as Texts, fill};
use crate::i18n::format::count;
use crate::i18n::problems;
use crate::i18n::{language, texts};
use crate::ui::{Alert, Button, Disclosure, Heading, Look, Size, Skeleton, Tone};
use fullmakt_domain::text;
use leptos::prelude::*;

/// Longest name of a package or service, in characters.
const NAME_LENGTH: usize = 200;
/// Longest description, in characters.
const DESCRIPTION_LENGTH: usize = 3000;

/// The list of what is asked for, in one group, or in what comes and what goes.
///
/// `over`: nothing can be decided any more, so the headings speak of what was asked for.
pub(super) fn access(model: Model, over: Memo<bool>) -> impl IntoView {
    let items =
        Memo::new(move |_| model.page(|page| page.asked().map(|asked| asked.items.clone())));
    view! {
        {move || match items.get() {
            None => loading().into_any(),
            Some(items) if items.is_empty() => {
                view! { <p>{texts::<Texts>().asks_nothing}</p> }.into_any()
            }
            Some(items) => [Change::Given, Change::Added, Change::Removed]
                .into_iter()
                .map(|change| group(model, over, change, &items))
                .collect_view()
                .into_any(),
        }}
        {move || model.has_unknown().then(|| unknown(model))}
    }
}

fn loading() -> impl IntoView {
    view! {
        <section class="stack" aria-busy="true">
            <p class="ds-heading" data-size="sm">
                <Skeleton letters=24 />
            </p>
            <ul class="access">
                {(0..2).map(|_| view! { <li class="access-item access-loading"><Skeleton letters=20 /></li> }).collect_view()}
            </ul>
        </section>
    }
}

fn unknown(model: Model) -> impl IntoView {
    view! {
        <Alert tone=Tone::Warning>
            <p>{move || texts::<Texts>().some_unknown}</p>
            <Button look=Look::Secondary on_click=move || model.describe_again()>
                {move || texts::<Texts>().describe_again}
            </Button>
        </Alert>
    }
}

fn group(model: Model, over: Memo<bool>, change: Change, items: &[Item]) -> Option<AnyView> {
    let rows: Vec<Subject> = items
        .iter()
        .filter(|item| item.change == change)
        .map(|item| item.subject.clone())
        .collect();
    if rows.is_empty() {
        return None;
    }
    let who = model.who();
    let (id, class) = match change {
        Change::Given => ("access-given", "stack"),
        Change::Added => ("access-added", "stack access-added"),
        Change::Removed => ("access-removed", "stack access-removed"),
    };
    let heading = move || {
        let template = words::access_heading(texts::<Texts>(), model.kind, change, over.get());
        words::fill_names(template, &who.read().names())
    };
    let view = view! {
        <section class=class aria-labelledby=id>
            <Heading level=2 size=Size::Medium id=id>
                {heading}
            </Heading>
            <ul class="access">
                {rows.into_iter().map(|subject| item(model, subject)).collect_view()}
            </ul>
        </section>
    };
    Some(view.into_any())
}

fn item(model: Model, subject: Subject) -> impl IntoView {
    let row = Memo::new(move |_| model.row(&subject));
    view! {
        <li class="access-item">
            <Disclosure summary=move || (move || summary(&row.read())).into_any()>
                {move || details(&row.read())}
            </Disclosure>
        </li>
    }
}

/// The line that is always there: name, what it is, and what is wrong with it.
fn summary(row: &Row) -> AnyView {
    let words = texts::<Texts>();
    let id = text::quiet(row.subject.id(), NAME_LENGTH);
    let what = match row.subject {
        Subject::Package(_) => words.package,
        Subject::Service { .. } | Subject::Opaque(_) => words.right,
    };
    let (name, more) = match &row.about {
        About::Loading => (
            on_its_way(18, id.clone()),
            Some(Told {
                text: id,
                lang: None,
            }),
        ),
        About::Package { name, services, .. } => {
            (told(&shown(name, NAME_LENGTH)), inside_count(services))
        }
        About::Service { name, owner, .. } => {
            let owner = Some(shown(owner, NAME_LENGTH)).filter(|owner| !owner.text.is_empty());
            (told(&shown(name, NAME_LENGTH)), owner)
        }
        About::Unknown => {
            let name = view! { <code>{id}</code> }.into_any();
            (name, None)
        }
    };
    let is_unknown = matches!(row.about, About::Unknown);
    view! {
    <span class="access-text">
            <span class="access-name">{name}</span>
            <span class="access-kind">
                {what}
                {more.map(|more| view! { " · " {told(&more)} })}
            </span>
            {is_unknown.then(|| mark("warning", words.unknown_mark))}
            {row.forbidden.is_some().then(|| mark("danger", words.forbidden_mark))}
    </span>
        }
    .into_any()
}

fn mark(color: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <span class="access-mark" data-color=color>
            {text}
        </span>
    }
}

fn inside_count(services: &Remote<Vec<Inside>>) -> Option<Told> {
    let words = texts::<Texts>();
    let number = u32::try_from(services.ready()?.len()).ok()?;
    Some(Told {
        text: count(number, words.service, words.services),
        lang: None,
    })
}

/// What the line opens to.
fn details(row: &Row) -> AnyView {
    let words = texts::<Texts>();
    let id = text::quiet(row.subject.id(), NAME_LENGTH);
    let explained = match row.subject {
        Subject::Package(_) => words.explain_package,
        Subject::Service { .. } | Subject::Opaque(_) => words.explain_right,
    };
    let action = match &row.subject {
        Subject::Service { action, .. } => action.as_deref(),
        Subject::Package(_) | Subject::Opaque(_) => None,
    };
    let action = action.map(|action| {
        let action = text::quiet(action, NAME_LENGTH);
        view! { <p>{fill(words.action, &[("action", &action)])}</p> }
    });
    let about = match &row.about {
        About::Loading => view! { <p>{words.loading_item}</p> }.into_any(),
        About::Unknown => view! { <p>{words.explain_unknown}</p> }.into_any(),
        About::Package {
            description,
            services,
            ..
        } => view! {
            {paragraph(description)}
            {inside(services)}
        }
        .into_any(),
        About::Service {
            description, owner, ..
        } => {
            let owner = shown(owner, NAME_LENGTH).text;
            view! {
                {paragraph(description)}
                {(!owner.is_empty()).then(|| view! {
                    <p>{fill(words.owner, &[("owner", &owner)])}</p>
                })}
            }
            .into_any()
        }
    };
    view! {
        <div class="stack access-details">
            {why_not(row)}
            {about}
            {action}
            <p class="muted">{explained}</p>
            <p class="muted">{fill(words.id, &[("id", &id)])}</p>
        </div>
    }
    .into_any()
}

/// Why the user may not give it, and what to do.
fn why_not(row: &Row) -> Option<impl IntoView> {
    let causes = row.forbidden.as_ref()?;
    let language = language();
    let reasons = causes.iter().map(|cause| {
        let text = problems::text(language, *cause);
        view! { <p>{text.what} " " {text.next}</p> }
    });
    Some(reasons.collect_view())
}

fn paragraph(description: &Told) -> Option<impl IntoView> {
    let text = text::quiet_lines(&description.text, DESCRIPTION_LENGTH);
    let lang = description.lang;
    (!text.is_empty()).then(|| view! { <p class="access-description" lang=lang>{text}</p> })
}

fn inside(services: &Remote<Vec<Inside>>) -> AnyView {
    let words = texts::<Texts>();
    match services {
        Remote::Loading => view! { <p>{words.services_loading}</p> }.into_any(),
        Remote::Failed(_) => view! { <p>{words.services_failed}</p> }.into_any(),
        Remote::Ready(list) if list.is_empty() => view! { <p>{words.services_none}</p> }.into_any(),
        Remote::Ready(list) => view! {
            <Heading level=3 size=Size::Small>
                {words.services_heading}
            </Heading>
            <ul class="access-services">
                {list.iter().map(service).collect_view()}
            </ul>
        }
        .into_any(),
    }
}

fn service(service: &Inside) -> impl IntoView {
    let name = text::quiet(&service.name, NAME_LENGTH);
    let owner = text::quiet(&service.owner, NAME_LENGTH);
    view! {
        <li>
            <bdi>{name}</bdi>
            {(!owner.is_empty()).then(|| view! { <span class="muted">" · " <bdi>{owner}</bdi></span> })}
        </li>
    }
}

fn shown(told: &Told, length: usize) -> Told {
    Told {
        text: text::quiet(&told.text, length),
        lang: told.lang,
    }
}
