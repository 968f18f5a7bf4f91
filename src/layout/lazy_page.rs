//! Pages that are loaded when they are opened: program and texts stand in files of their own.

use super::page_title::set_page_title;
use crate::i18n::{I18n, Texts, TextsOfPage, t, t_signal, use_i18n};
use crate::ui::{Button, PageHeading, Skeleton};
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the program of a page is entered by.
#[derive(Clone, Copy)]
pub(crate) struct PageProgram {
    pub(crate) view: fn() -> AnyView,
    pub(crate) texts: TextsOfPage,
}

/// Fetches the program of a page; `None` when it cannot be had. Made by [`lazy_page!`].
pub(crate) type LoadProgram = fn() -> LocalBoxFuture<'static, Option<PageProgram>>;

/// A page that is loaded when it is opened:
/// `lazy_page!(accessibility, accessibility, |t| t.common.accessibility, AccessibilityPage)`.
///
/// First the name of its program, then that of its texts, `texts-<name>-nb.json` and the member of `Texts`, which pages of
/// one feature share. Then what it is called until it is there, a text that the app has from the start, and the component,
/// which has no props.
///
/// With the feature `split` nothing but this may name the component: what else does brings it back into the program
/// that the app starts with.
macro_rules! lazy_page {
    ($name:ident, $texts:ident, $title:expr, $Page:ident) => {{
        use $crate::layout::lazy_page::{LoadProgram, PageProgram, show};

        #[cfg_attr(feature = "split", wasm_split_helpers::wasm_split($name, fallible))]
        fn program() -> Result<PageProgram, $crate::layout::lazy_page::NotLoaded> {
            Ok(PageProgram {
                view: || leptos::view! { <$Page /> }.into_any(),
                texts: $crate::i18n::TextsOfPage {
                    page: stringify!($texts),
                    of: |texts| &texts.$texts,
                },
            })
        }

        #[cfg(feature = "split")]
        let load: LoadProgram = || Box::pin(async { program().await.ok() });
        #[cfg(not(feature = "split"))]
        let load: LoadProgram = || Box::pin(std::future::ready(program().ok()));
        show(stringify!($texts), $title, load)
    }};
}

pub(crate) use lazy_page;

#[cfg(feature = "split")]
pub(crate) use wasm_split_helpers::SplitLoaderError as NotLoaded;
/// What has been compiled in is there.
#[cfg(not(feature = "split"))]
pub(crate) type NotLoaded = std::convert::Infallible;

/// One place for all pages: what stands in the macro is downloaded as often as there are pages.
pub(crate) fn show(
    texts: &'static str,
    title: fn(&'static Texts) -> &'static str,
    load: LoadProgram,
) -> AnyView {
    view! { <LazyPage texts=texts title=title load=load /> }.into_any()
}

/// What a page is on its way to.
#[derive(Clone, Copy)]
enum State {
    Loading,
    Failed,
    Open(PageProgram),
}

/// A page that is loaded when it is opened. One that has been loaded before is shown at once.
///
/// # Accessibility
///
/// There is a heading from the start, with the page's name, which takes focus after navigation. When it is replaced
/// while it has the focus, the focus guard moves that on to the next heading; focus that is elsewhere stays.
#[component]
fn LazyPage(
    /// As in the names of the files of its texts.
    texts: &'static str,
    /// What it is called until it is there.
    title: fn(&'static Texts) -> &'static str,
    /// Fetches its program.
    load: LoadProgram,
) -> impl IntoView {
    let i18n = use_i18n();
    let state = RwSignal::new(State::Loading);
    on_cleanup(move || i18n.page_closed());
    let open = move || {
        let mut opening = open_page(i18n, texts, load, state);
        if opening.as_mut().now_or_never().is_none() {
            spawn_local(opening);
        }
    };
    let try_again = move || {
        state.set(State::Loading);
        open();
    };
    open();
    view! {
        {move || match state.get() {
            State::Loading => loading(title),
            State::Failed => failed(try_again.into()),
            State::Open(program) => (program.view)(),
        }}
    }
}

/// Fetches a page and shows it, if it is still wanted then.
fn open_page(
    i18n: I18n,
    texts: &'static str,
    load: LoadProgram,
    state: RwSignal<State>,
) -> LocalBoxFuture<'static, ()> {
    Box::pin(async move {
        let program = fetch(i18n, texts, load).await;
        if state.is_disposed() {
            return;
        }
        state.set(match program {
            None => State::Failed,
            Some(program) => {
                i18n.page_opened(program.texts);
                State::Open(program)
            }
        });
    })
}

/// Fetches a page: its program, and its texts in the language in use.
async fn fetch(i18n: I18n, texts: &'static str, load: LoadProgram) -> Option<PageProgram> {
    let mut loading = load();
    let program = if let Some(program) = loading.as_mut().now_or_never() {
        program?
    } else {
        // Both at once: on a slow network each waits for its answer as long as for its bytes.
        let texts = i18n.fetch_page(texts);
        let program = loading.await?;
        texts.await.filter(|texts| texts.read(program.texts))?;
        program
    };
    let has_texts = i18n.load_page(program.texts).await;
    has_texts.then_some(program)
}

// What follows each other is made of different elements. Leptos would keep an element of the same sort and exchange what
// it has, and with its `tabindex` a heading loses the focus without being gone.

fn loading(title: fn(&'static Texts) -> &'static str) -> AnyView {
    set_page_title(t_signal(title));
    view! {
        <section class="page">
            <PageHeading>{t(title)}</PageHeading>
            <p>
                <Skeleton letters=88 />
            </p>
        </section>
    }
    .into_any()
}

fn failed(try_again: Callback<()>) -> AnyView {
    set_page_title(t_signal(|t| t.common.part_missing_heading));
    view! {
        <div class="page">
            <PageHeading>{t(|t| t.common.part_missing_heading)}</PageHeading>
            <p>{t(|t| t.common.part_missing_text)}</p>
            <Button label=t_signal(|t| t.common.try_again) on_click=try_again />
        </div>
    }
    .into_any()
}
