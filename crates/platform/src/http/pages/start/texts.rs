//! Texts of the start page.

use super::super::request_view::{AllowedAction, RequestView};
use fullmakt_domain::Language;
use fullmakt_domain::RequestKind;

/// The texts in one language.
pub(super) struct Texts {
    pub(super) title: &'static str,
    pub(super) lead: &'static str,
    pub(super) requests: &'static str,
    pub(super) requests_lead: &'static str,
    pub(super) no_requests: &'static str,
    pub(super) no_app: &'static str,
    pub(super) open_as: &'static str,
    pub(super) decide: &'static str,
    pub(super) pass_on: &'static str,
    pub(super) nothing: &'static str,
    pub(super) people: &'static str,
    pub(super) people_lead: &'static str,
    pub(super) name: &'static str,
    pub(super) user: &'static str,
    pub(super) may: &'static str,
    pub(super) stranger: &'static str,
    pub(super) now: &'static str,
    pub(super) sign_out: &'static str,
    pub(super) vendors: &'static str,
    pub(super) vendors_lead: &'static str,
    pub(super) get_token: &'static str,
    pub(super) create: &'static str,
    pub(super) create_more: &'static str,
    pub(super) read: &'static str,
    pub(super) more: &'static str,
    pub(super) receipt: &'static str,
    pub(super) receipt_more: &'static str,
    pub(super) controls: &'static str,
    pub(super) controls_more: &'static str,
}

pub(super) fn texts(language: Language) -> &'static Texts {
    match language {
        Language::Nb => &NB,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

/// What a request is about, in one line.
pub(super) fn headline(request: &RequestView, language: Language) -> String {
    use Language::{En, Nb, Nn};
    let (system, customer) = (&request.system, &request.customer.name);
    match (request.kind, language) {
        (RequestKind::Standard, Nb) => format!("{system} ber om tilgang til {customer}"),
        (RequestKind::Standard, Nn) => format!("{system} ber om tilgang til {customer}"),
        (RequestKind::Standard, En) => format!("{system} asks for access to {customer}"),
        (RequestKind::Agent, Nb) => format!("{system} vil handle for kundene til {customer}"),
        (RequestKind::Agent, Nn) => format!("{system} vil handle for kundane til {customer}"),
        (RequestKind::Agent, En) => format!("{system} wants to act for the clients of {customer}"),
        (RequestKind::Change, Nb) => format!("{system} vil endre tilgangen til {customer}"),
        (RequestKind::Change, Nn) => format!("{system} vil endre tilgangen til {customer}"),
        (RequestKind::Change, En) => format!("{system} wants to change its access to {customer}"),
    }
}

impl Texts {
    /// Heading of the people who may do so much.
    pub(super) fn group(&self, action: AllowedAction) -> &'static str {
        match action {
            AllowedAction::Decide => self.decide,
            AllowedAction::Escalate => self.pass_on,
            AllowedAction::Nothing => self.nothing,
        }
    }
}

const NB: Texts = Texts {
    title: "Prøv Fullmakt på egen maskin",
    lead: "Fullmakt er siden der noen i en virksomhet gir et datasystem rett til å handle for \
           virksomheten. Her kjører den mot en lokal plattform med ekte regler og oppdiktede \
           personer. Ingenting forlater maskinen din.",
    requests: "Svar på en forespørsel",
    requests_lead: "En leverandør ber om tilgang. Velg hvem du vil være: Du logges inn, og siden \
                    som kunden ser, åpnes.",
    no_requests: "Det er ingen forespørsler å svare på. Lag en som leverandør, eller fyll \
                  databasen på nytt under «Bak kulissene».",
    no_app: "Plattformen er startet uten appen, så lenkene til forespørslene fører ikke fram. \
             Start den med --app og mappen med den bygde appen.",
    open_as: "Åpne som ",
    decide: "Kan svare ja eller nei",
    pass_on: "Kan bare sende videre",
    nothing: "Slipper ikke til",
    people: "Personene",
    people_lead: "Alle kan logge inn uten passord. Hva de får gjøre, følger av rollene i \
                  databasen.",
    name: "Navn",
    user: "Bruker",
    may: "Får gjøre",
    stranger: "Har ingen tilknytning til virksomhetene her.",
    now: "Innlogget nå",
    sign_out: "Logg ut",
    vendors: "For deg som lager systemet",
    vendors_lead: "Leverandørens API er det samme som i tjenesten. Lim inn i en terminal, i denne \
                   rekkefølgen:",
    get_token: "Hent et token for SmartCloud AS",
    create: "Be en kunde om tilgang",
    create_more: "Svaret har confirmUrl, lenken som kunden skal åpne. Samme externalRef gir samme \
                  forespørsel; velg en ny for en ny.",
    read: "Les hva kunden har svart på forespørselen over",
    more: "Bak kulissene",
    receipt: "Kvitteringen hos leverandøren",
    receipt_more: "dit kunden sendes når hun har svart. Viser statusen som API-et melder nå.",
    controls: "Kontrollpanelet",
    controls_more: "forespørsler, systembrukere, kall, klokke og feil på bestilling – og en knapp \
                    som setter alt tilbake.",
};

const NN: Texts = Texts {
    title: "Prøv Fullmakt på eiga maskin",
    lead: "Fullmakt er sida der nokon i ei verksemd gir eit datasystem rett til å handle for \
           verksemda. Her køyrer ho mot ei lokal plattform med ekte reglar og oppdikta personar. \
           Ingenting forlèt maskina di.",
    requests: "Svar på ein førespurnad",
    requests_lead: "Ein leverandør ber om tilgang. Vel kven du vil vere: Du blir logga inn, og \
                    sida som kunden ser, blir opna.",
    no_requests: "Det er ingen førespurnader å svare på. Lag ein som leverandør, eller fyll \
                  databasen på nytt under «Bak kulissane».",
    no_app: "Plattforma er starta utan appen, så lenkjene til førespurnadene fører ikkje fram. \
             Start henne med --app og mappa med den bygde appen.",
    open_as: "Opne som ",
    decide: "Kan svare ja eller nei",
    pass_on: "Kan berre sende vidare",
    nothing: "Slepp ikkje til",
    people: "Personane",
    people_lead: "Alle kan logge inn utan passord. Kva dei får gjere, følgjer av rollene i \
                  databasen.",
    name: "Namn",
    user: "Brukar",
    may: "Får gjere",
    stranger: "Har inga tilknyting til verksemdene her.",
    now: "Innlogga no",
    sign_out: "Logg ut",
    vendors: "For deg som lagar systemet",
    vendors_lead: "API-et til leverandøren er det same som i tenesta. Lim inn i ein terminal, i \
                   denne rekkjefølgja:",
    get_token: "Hent eit token for SmartCloud AS",
    create: "Be ein kunde om tilgang",
    create_more: "Svaret har confirmUrl, lenkja som kunden skal opne. Same externalRef gir same \
                  førespurnad; vel ein ny for ein ny.",
    read: "Les kva kunden har svart på førespurnaden over",
    more: "Bak kulissane",
    receipt: "Kvitteringa hos leverandøren",
    receipt_more: "dit kunden blir send etter svaret. Viser statusen som API-et melder no.",
    controls: "Kontrollpanelet",
    controls_more: "førespurnader, systembrukarar, kall, klokke og feil på bestilling – og ein \
                    knapp som set alt tilbake.",
};

const EN: Texts = Texts {
    title: "Try Fullmakt on your own machine",
    lead: "Fullmakt is the page where somebody in an organisation gives a computer system the \
           right to act for it. Here it runs against a local platform with real rules and \
           invented people. Nothing leaves your machine.",
    requests: "Answer a request",
    requests_lead: "A vendor asks for access. Choose who you want to be: you are signed in, and \
                    the page that the customer sees opens.",
    no_requests: "There is no request to answer. Make one as a vendor, or fill the database anew \
                  under “Behind the scenes”.",
    no_app: "The platform was started without the app, so the links to the requests lead nowhere. \
             Start it with --app and the folder of the built app.",
    open_as: "Open as ",
    decide: "May answer yes or no",
    pass_on: "May only pass it on",
    nothing: "Is turned away",
    people: "The people",
    people_lead: "Anybody can sign in without a password. What they may do follows from the roles \
                  in the database.",
    name: "Name",
    user: "User",
    may: "May do",
    stranger: "Has no relation to the organisations here.",
    now: "Signed in now",
    sign_out: "Sign out",
    vendors: "For you who build the system",
    vendors_lead: "The vendor's API is the same as in the service. Paste into a terminal, in this \
                   order:",
    get_token: "Get a token for SmartCloud AS",
    create: "Ask a customer for access",
    create_more: "The answer has confirmUrl, the link for the customer to open. The same \
                  externalRef gives the same request; choose another for a new one.",
    read: "Read what the customer has answered to the request above",
    more: "Behind the scenes",
    receipt: "The receipt at the vendor's",
    receipt_more: "where the customer is sent after the answer. Shows the status that the API \
                   reports now.",
    controls: "The control panel",
    controls_more: "requests, system users, calls, the clock and faults on demand – and a button \
                    that puts everything back.",
};
