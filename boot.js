// Starts the app, and speaks for it when it cannot: before it is there, and after it has crashed.
// The only JavaScript written by hand. See docs/security.md and docs/performance.md.

const kept = (name) => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
};

const scheme = kept("fullmakt.scheme");
if (scheme === "light" || scheme === "dark") document.documentElement.setAttribute("data-color-scheme", scheme);

const language = () => {
  const tags = [kept("fullmakt.language"), ...(navigator.languages ?? [navigator.language])];
  for (const tag of tags) {
    const known = { nb: "nb", no: "nb", nn: "nn", en: "en" }[tag?.slice(0, 2)];
    if (known) return known;
  }
  return "nb";
};

const words = {
  nb: {
    network: ["Siden kunne ikke lastes", "Forbindelsen ble brutt før alt var hentet. Ingenting er sendt. Sjekk nettet, og prøv igjen."],
    old: ["Nettleseren er for gammel", "Fullmakt trenger en nettleser fra 2023 eller nyere. Oppdater den, eller åpne lenken i en annen."],
    off: ["Nettleseren kjører ikke siden", "Fullmakt trenger WebAssembly. Det er slått av i låst modus og i noen apper. Åpne lenken i en vanlig nettleser. Ingenting er sendt."],
    host: ["Siden er satt opp feil", "Nettstedet tillater ikke at siden kjøres. Ingenting er sendt. Si fra til den som drifter siden: Sikkerhetsreglene mangler wasm-unsafe-eval."],
    changed: ["Siden er endret", "Filene stemmer ikke med siden du åpnet. Det skjer når en ny versjon nettopp er lagt ut. Last siden på nytt. Fortsetter det, bør du ikke gå videre, men si fra til den som drifter siden."],
    panic: ["Siden har stoppet", "Det er en feil hos oss. Sendte du nettopp et svar, kan det ha kommet fram: Last siden på nytt og se hva status er, før du svarer igjen."],
    framed: ["Siden vises inne i en annen side", "Noen kan prøve å lure deg til å trykke på noe du ikke ser. Derfor starter vi ikke her. Åpne lenken fra leverandøren i et eget vindu."],
    again: "Last siden på nytt",
    copy: "Kopier referansen",
    copied: "Kopiert",
    marked: "Det gikk ikke å kopiere. Teksten er merket.",
  },
  nn: {
    network: ["Sida kunne ikkje lastast", "Sambandet vart brote før alt var henta. Ingenting er sendt. Sjekk nettet, og prøv igjen."],
    old: ["Nettlesaren er for gammal", "Fullmakt treng ein nettlesar frå 2023 eller nyare. Oppdater han, eller opne lenkja i ein annan."],
    off: ["Nettlesaren køyrer ikkje sida", "Fullmakt treng WebAssembly. Det er slått av i låst modus og i nokre appar. Opne lenkja i ein vanleg nettlesar. Ingenting er sendt."],
    host: ["Sida er sett opp feil", "Nettstaden tillèt ikkje at sida blir køyrd. Ingenting er sendt. Sei frå til den som driftar sida: Tryggleiksreglane manglar wasm-unsafe-eval."],
    changed: ["Sida er endra", "Filene stemmer ikkje med sida du opna. Det skjer når ein ny versjon nettopp er lagd ut. Last sida på nytt. Held det fram, bør du ikkje gå vidare, men seie frå til den som driftar sida."],
    panic: ["Sida har stoppa", "Det er ein feil hos oss. Sende du nettopp eit svar, kan det ha kome fram: Last sida på nytt og sjå kva status er, før du svarar igjen."],
    framed: ["Sida blir vist inne i ei anna side", "Nokon kan prøve å lure deg til å trykkje på noko du ikkje ser. Difor startar vi ikkje her. Opne lenkja frå leverandøren i eit eige vindauge."],
    again: "Last sida på nytt",
    copy: "Kopier referansen",
    copied: "Kopiert",
    marked: "Det gjekk ikkje å kopiere. Teksten er merkt.",
  },
  en: {
    network: ["The page could not be loaded", "The connection broke before everything had arrived. Nothing has been sent. Check the network and try again."],
    old: ["Your browser is too old", "Fullmakt needs a browser from 2023 or later. Update it, or open the link in another one."],
    off: ["The browser does not run this page", "Fullmakt needs WebAssembly. It is switched off in lockdown mode and in some apps. Open the link in an ordinary browser. Nothing has been sent."],
    host: ["This page is set up wrongly", "The site does not allow the page to run. Nothing has been sent. Tell whoever runs this site: the security policy lacks wasm-unsafe-eval."],
    changed: ["The page has changed", "The files do not belong to the page that you opened. That happens when a new version has just been published. Reload the page. If it goes on, do not continue, and tell whoever runs this site."],
    panic: ["The page has stopped", "This is a fault of ours. If you have just sent an answer, it may have arrived: reload the page and see the status before you answer again."],
    framed: ["This page is shown inside another one", "Somebody may be trying to make you press something that you do not see. That is why we do not start here. Open the vendor's link in a window of its own."],
    again: "Reload the page",
    copy: "Copy the reference",
    copied: "Copied",
    marked: "Copying did not work. The text is selected.",
  },
};

// Nothing here asks for more than the oldest browsers have: it has to work where something is missing.
const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  for (const child of children) made.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
  return made;
};

// In a page of somebody else a click can be led astray. The header `frame-ancestors` keeps us out of there; where
// the host has forgotten it, nothing starts.
const framed = self !== top;

let shown = false;
const show = (what, reference) => {
  if (shown) return;
  shown = true;
  const lang = language();
  const say = words[lang];
  const [title, text] = say[what];
  const heading = element("h1", { className: "ds-heading", tabIndex: -1 }, title);
  const page = element("div", { className: "page boot-page", lang }, heading, element("p", {}, text));
  page.setAttribute("role", "alert");
  if (!framed) {
    page.appendChild(element("button", { className: "ds-button", onclick: () => location.reload() }, say.again));
  }
  if (reference) {
    const code = element("code", {}, reference);
    const copy = element("button", { className: "ds-button" }, say.copy);
    copy.setAttribute("data-variant", "tertiary");
    copy.onclick = async () => {
      try {
        await navigator.clipboard.writeText(reference);
        copy.textContent = say.copied;
      } catch {
        getSelection()?.selectAllChildren(code);
        copy.textContent = say.marked;
      }
    };
    page.appendChild(element("p", {}, code));
    page.appendChild(copy);
  }
  const app = document.getElementById("app");
  const main = what === "panic" ? null : document.getElementById("main");
  if (main) {
    main.textContent = "";
    main.appendChild(page);
  } else {
    app.inert = true;
    document.body.appendChild(element("div", { className: "boot-overlay" }, page));
  }
  document.documentElement.lang = lang;
  document.title = `${title} – Fullmakt`;
  heading.focus?.();
};

// The panic hook calls this (src/browser/panic.rs): the app itself can do nothing any more.
globalThis.panicked = (reference) => show("panic", reference);
// Lockdown modes and some web views have no WebAssembly, and then no error of it.
const isWasmError = (error, kind) => globalThis.WebAssembly !== undefined && error instanceof WebAssembly[kind];
const started = () => document.documentElement.className.includes("started");
// Something that the app needs is not there: what was thrown through the program leaves it in pieces. It was when the
// program or its glue is the innermost place; errors of others, such as extensions that listen to our events, are
// none of ours.
const isOurs = (error) => {
  const innermost = String(error?.stack).split("\n").find((line) => /^\s*at |@/.test(line));
  return /wasm-function|wasm:\/\/|\/fullmakt-[\da-f]+/.test(innermost);
};
const failed = (error) => {
  if (isWasmError(error, "RuntimeError")) show("panic", error.message);
  // Its message could hold what was being read.
  else if (isOurs(error)) show(started() ? "panic" : "old", error.name);
};
addEventListener("error", ({ error }) => failed(error));
addEventListener("unhandledrejection", ({ reason }) => failed(reason));

const start = async () => {
  // Whatever a call is rejected with is an Error, and what it is answered with a Response: the app's HTTP library
  // stops the app for anything else, and extensions that replace fetch, early or late, do what they like.
  const safe = (fetch) => async (...call) => {
    try {
      const response = await fetch(...call);
      if (response instanceof Response) return response;
      throw new TypeError("no response");
    } catch (reason) {
      throw reason instanceof Error ? reason : new TypeError(String(reason));
    }
  };
  let safeFetch = safe(globalThis.fetch);
  Object.defineProperty(globalThis, "fetch", { get: () => safeFetch, set: (other) => (safeFetch = safe(other)) });

  // Milliseconds that small files and calls may take. The app waits for these, so each has an end. Browsers without
  // a time limit of their own get one here, which the app uses too.
  AbortSignal.timeout ??= (milliseconds) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException("", "TimeoutError")), milliseconds);
    return controller.signal;
  };
  const timeLimit = (milliseconds) => AbortSignal.timeout(milliseconds);
  const FILE_LIMIT = 10_000;
  const CALL_LIMIT = 30_000;

  // The first calls do not wait for the app: it takes the responses out of this map (src/browser/early_responses.rs).
  const early = (globalThis.early = new Map());
  const ask = (path, promise) => {
    promise.catch(() => {});
    early.set(path, promise);
  };
  const config = "/accessmanagement/ui/config.json";
  const settings = fetch(config, { cache: "no-cache", signal: timeLimit(FILE_LIMIT) });
  ask(config, settings.then((answer) => answer.clone()));
  const base = settings.then(
    (answer) =>
      answer
        .clone()
        .json()
        .then(({ apiBase = "" }) => apiBase.trim().replace(/\/+$/, ""))
        .catch(() => ""),
    // Where the platform is, is not known then: the app asks again, and makes these calls itself.
    () => Promise.reject(new TypeError("no settings")),
  );
  const read = (path) =>
    ask(
      path,
      base.then((base) =>
        fetch(base + path, {
          headers: { Accept: "application/json, */*;q=0.1" },
          cache: "no-store",
          credentials: base ? "include" : "same-origin",
          signal: timeLimit(CALL_LIMIT),
        }),
      ),
    );
  const requests = {
    request: "/authentication/api/v1/systemuser/request/",
    agentrequest: "/authentication/api/v1/systemuser/request/agent/",
    changerequest: "/authentication/api/v1/systemuser/changerequest/",
  };
  const kind = /\/systemuser\/(\w+)\/?$/.exec(location.pathname)?.[1];
  const id = new URLSearchParams(location.search).get("id");
  if (requests[kind] && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id ?? "")) read(requests[kind] + id);
  read("/profile/api/v1/users/current");

  const link = (selector) => document.querySelector(selector);

  // Files whose names change with their content. The browser may have kept a wrong one, or that there was none: after
  // a failure it is asked for anew. Programs of pages that are opened later come this way too (xtask/split.mjs).
  const missed = new Set();
  const fetchFile = async (file, integrity) => {
    try {
      const cache = missed.has(file) ? "reload" : "default";
      const answer = await fetch(file, { integrity, cache, signal: timeLimit(CALL_LIMIT) });
      if (!answer.ok) throw new TypeError(answer.status);
      return answer;
    } catch (error) {
      missed.add(file);
      throw error;
    }
  };
  globalThis.fetchFile = fetchFile;

  // The app fetches texts with this too (src/browser/texts.rs): of a language, or of one of the pages that have their
  // own. A script of their type is never run: it is how the build says where the file is and what its digest is.
  const textsOf = (lang, page) => link(`script[lang=${lang}]${page ? `[data-page=${page}]` : ":not([data-page])"}`);
  const fetchTexts = async (lang, page) => {
    const { src, integrity } = textsOf(lang, page);
    return (await fetchFile(src, integrity)).text();
  };
  const first = fetchTexts(language());
  first.catch(() => {});
  globalThis.texts = (lang, page) => (lang ? fetchTexts(lang, page) : first);

  const wasm = link("link[as=fetch]");

  // A file whose digest is wrong fails like one that cannot be reached; asking without the digest tells.
  // One that is gone belongs to a version that has been replaced.
  const reachable = async () => {
    const files = [wasm.href, textsOf(language()).src];
    const answers = files.map((file) => fetch(file, { method: "HEAD", cache: "no-store" }));
    return Promise.all(answers).then((all) => all.every(({ status }) => status < 500), () => false);
  };

  try {
    const app = await import(link("link[rel=modulepreload]").href);
    const answer = await fetch(wasm.href, { integrity: wasm.integrity });
    if (!answer.ok) throw new TypeError(answer.status);
    await first;
    await app.default({ module_or_path: answer });
  } catch (error) {
    if (error.name === "TimeoutError") show("network");
    else if (error instanceof TypeError) show((await reachable()) ? "changed" : "network");
    else if (isWasmError(error, "RuntimeError")) show("panic", error.message);
    // The browser can, and the policy of the host does not let it.
    else if (isWasmError(error, "CompileError") && /security policy|\bCSP\b/i.test(error.message)) show("host");
    else show("old");
    throw error;
  }
};

// Without any of these the app would stand there without texts or calls, and not know it.
const { Headers, Intl, Reflect, Request, Response, URL } = globalThis;
const needed = [
  Headers,
  Intl?.DateTimeFormat,
  Intl?.NumberFormat,
  Intl?.PluralRules,
  Reflect?.set,
  Request,
  Response?.prototype.arrayBuffer,
  Response?.prototype.text,
  URL,
  globalThis.fetch,
];

if (framed) show("framed");
else if (globalThis.WebAssembly === undefined) show("off");
else if (!needed.every(Boolean)) show("old");
else
  start().catch((error) => {
    show("old");
    throw error;
  });
