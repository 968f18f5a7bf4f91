//! Texts of the receipt.

use super::super::request_view::RequestView;
use fullmakt_domain::Language;
use fullmakt_domain::{RequestKind, RequestStatus};

/// The texts in one language.
pub(super) struct Texts {
    pub(super) skip: &'static str,
    pub(super) part: &'static str,
    pub(super) status: &'static str,
    pub(super) status_source: &'static str,
    pub(super) customer: &'static str,
    pub(super) kind: &'static str,
    pub(super) add: &'static str,
    pub(super) remove: &'static str,
    pub(super) made: &'static str,
    pub(super) reference: &'static str,
    pub(super) id: &'static str,
    pub(super) next: &'static str,
    pub(super) open_link: &'static str,
    pub(super) answer: &'static str,
    pub(super) others: &'static str,
    pub(super) plays: &'static str,
    pub(super) start: &'static str,
    pub(super) unknown: &'static str,
    pub(super) unknown_more: &'static str,
    pub(super) none: &'static str,
    pub(super) none_more: &'static str,
}

pub(super) fn texts(language: Language) -> &'static Texts {
    match language {
        Language::Nb => &NB,
        Language::Nn => &NN,
        Language::En => &EN,
    }
}

/// What the vendor tells the customer, by status.
pub(super) fn heading(request: &RequestView, language: Language) -> String {
    use Language::{En, Nb, Nn};
    let system = &request.system;
    match (&request.status, language) {
        (RequestStatus::New, Nb) => "Vi venter på svar".to_owned(),
        (RequestStatus::New, Nn) => "Vi ventar på svar".to_owned(),
        (RequestStatus::New, En) => "We are waiting for an answer".to_owned(),
        (RequestStatus::Accepted, Nb) => format!("Takk! {system} har fått tilgang"),
        (RequestStatus::Accepted, Nn) => format!("Takk! {system} har fått tilgang"),
        (RequestStatus::Accepted, En) => format!("Thank you! {system} has access"),
        (RequestStatus::Rejected | RequestStatus::Denied, Nb) => {
            format!("{system} har ikke fått tilgang")
        }
        (RequestStatus::Rejected | RequestStatus::Denied, Nn) => {
            format!("{system} har ikkje fått tilgang")
        }
        (RequestStatus::Rejected | RequestStatus::Denied, En) => {
            format!("{system} has not been given access")
        }
        (RequestStatus::Timedout, Nb) => "Ingen svarte i tide".to_owned(),
        (RequestStatus::Timedout, Nn) => "Ingen svara i tide".to_owned(),
        (RequestStatus::Timedout, En) => "Nobody answered in time".to_owned(),
        (RequestStatus::NoChangeNeeded, Nb | Nn) => "Det var ingenting å endre".to_owned(),
        (RequestStatus::NoChangeNeeded, En) => "There was nothing to change".to_owned(),
        (RequestStatus::Other(_), Nb) => "Vi kjenner ikke denne statusen".to_owned(),
        (RequestStatus::Other(_), Nn) => "Vi kjenner ikkje denne statusen".to_owned(),
        (RequestStatus::Other(_), En) => "We do not know this status".to_owned(),
    }
}

/// What a vendor does next, as steps.
pub(super) fn next(request: &RequestView, language: Language) -> &'static [&'static str] {
    use Language::{En, Nb, Nn};
    match (&request.status, request.kind, language) {
        (RequestStatus::New, _, Nb) => &[
            "Send confirmUrl til kunden igjen, eller vis lenken i systemet.",
            "Spør API-et om status fra tid til annen. Den endrer seg når noen svarer.",
        ],
        (RequestStatus::New, _, Nn) => &[
            "Send confirmUrl til kunden igjen, eller vis lenkja i systemet.",
            "Spør API-et om status frå tid til anna. Han endrar seg når nokon svarar.",
        ],
        (RequestStatus::New, _, En) => &[
            "Send the confirmUrl to the customer again, or show the link in the system.",
            "Ask the API for the status from time to time. It changes when somebody answers.",
        ],
        (RequestStatus::Accepted, RequestKind::Agent, Nb) => &[
            "Be kunden legge til kundene sine i systembrukeren. Først da kan den handle for dem.",
            "Hent et systembrukertoken i Maskinporten med kundens organisasjonsnummer og denne eksterne referansen.",
        ],
        (RequestStatus::Accepted, RequestKind::Agent, Nn) => &[
            "Be kunden leggje til kundane sine i systembrukaren. Først då kan han handle for dei.",
            "Hent eit systembrukartoken i Maskinporten med organisasjonsnummeret til kunden og denne eksterne referansen.",
        ],
        (RequestStatus::Accepted, RequestKind::Agent, En) => &[
            "Ask the customer to add its clients to the system user. Only then can it act for them.",
            "Get a system user token from Maskinporten with the customer's organisation number and this external reference.",
        ],
        (RequestStatus::Accepted, RequestKind::Change, Nb) => {
            &["Systembrukeren er den samme som før. Fra nå av gjelder tilgangene ovenfor."]
        }
        (RequestStatus::Accepted, RequestKind::Change, Nn) => {
            &["Systembrukaren er den same som før. Frå no av gjeld tilgangane ovanfor."]
        }
        (RequestStatus::Accepted, RequestKind::Change, En) => {
            &["The system user is the same as before. From now on it has the access above."]
        }
        (RequestStatus::Accepted, RequestKind::Standard, Nb) => &[
            "Systembrukeren finnes, med samme id som forespørselen.",
            "Hent et systembrukertoken i Maskinporten med kundens organisasjonsnummer og denne eksterne referansen, og kall tjenestene.",
        ],
        (RequestStatus::Accepted, RequestKind::Standard, Nn) => &[
            "Systembrukaren finst, med same id som førespurnaden.",
            "Hent eit systembrukartoken i Maskinporten med organisasjonsnummeret til kunden og denne eksterne referansen, og kall tenestene.",
        ],
        (RequestStatus::Accepted, RequestKind::Standard, En) => &[
            "The system user exists, with the same id as the request.",
            "Get a system user token from Maskinporten with the customer's organisation number and this external reference, and call the services.",
        ],
        (RequestStatus::Rejected | RequestStatus::Denied, RequestKind::Change, Nb) => &[
            "Systembrukeren er som før. Snakk med kunden om hva som trengs.",
            "Lag en ny endringsforespørsel med en ny correlation-id.",
        ],
        (RequestStatus::Rejected | RequestStatus::Denied, RequestKind::Change, Nn) => &[
            "Systembrukaren er som før. Snakk med kunden om kva som trengst.",
            "Lag ein ny endringsførespurnad med ein ny correlation-id.",
        ],
        (RequestStatus::Rejected | RequestStatus::Denied, RequestKind::Change, En) => &[
            "The system user is as before. Talk with the customer about what is needed.",
            "Make a new change request with a new correlation id.",
        ],
        (RequestStatus::Rejected | RequestStatus::Denied, _, Nb) => &[
            "Snakk med kunden om hva som trengs og hvorfor.",
            "Slett denne forespørselen og lag en ny. Den samme gir det samme svaret.",
        ],
        (RequestStatus::Rejected | RequestStatus::Denied, _, Nn) => &[
            "Snakk med kunden om kva som trengst og kvifor.",
            "Slett denne førespurnaden og lag ein ny. Den same gir det same svaret.",
        ],
        (RequestStatus::Rejected | RequestStatus::Denied, _, En) => &[
            "Talk with the customer about what is needed, and why.",
            "Delete this request and make a new one. The same one gives the same answer.",
        ],
        (RequestStatus::Timedout, RequestKind::Change, Nb) => {
            &["Lag en ny endringsforespørsel med en ny correlation-id, og send den nye lenken."]
        }
        (RequestStatus::Timedout, RequestKind::Change, Nn) => {
            &["Lag ein ny endringsførespurnad med ein ny correlation-id, og send den nye lenkja."]
        }
        (RequestStatus::Timedout, RequestKind::Change, En) => {
            &["Make a new change request with a new correlation id, and send the new link."]
        }
        (RequestStatus::Timedout, _, Nb) => {
            &["Lag forespørselen på nytt med de samme opplysningene, og send den nye lenken."]
        }
        (RequestStatus::Timedout, _, Nn) => {
            &["Lag førespurnaden på nytt med dei same opplysningane, og send den nye lenkja."]
        }
        (RequestStatus::Timedout, _, En) => {
            &["Make the request again with the same details, and send the new link."]
        }
        (RequestStatus::NoChangeNeeded | RequestStatus::Other(_), _, Nb) => {
            &["Les forespørselen i API-et før du gjør noe mer."]
        }
        (RequestStatus::NoChangeNeeded | RequestStatus::Other(_), _, Nn) => {
            &["Les førespurnaden i API-et før du gjer noko meir."]
        }
        (RequestStatus::NoChangeNeeded | RequestStatus::Other(_), _, En) => {
            &["Read the request in the API before you do anything more."]
        }
    }
}

const NB: Texts = Texts {
    skip: "Hopp til innholdet",
    part: "Kundeside",
    status: "Status",
    status_source: "slik leverandørens API melder den nå",
    customer: "Kunde",
    kind: "Slag",
    add: "Ber om",
    remove: "Gir fra seg",
    made: "Laget",
    reference: "Ekstern referanse",
    id: "Forespørselens id",
    next: "Dette gjør leverandøren nå",
    open_link: "Åpne lenken som kunden har fått",
    answer: "Svaret fra API-et",
    others: "Andre forespørsler",
    plays: "Denne siden spiller leverandøren. Den hører til den lokale plattformen og viser hva et \
            system kan vite når kunden er tilbake.",
    start: "Til startsiden",
    unknown: "Vi finner ikke forespørselen",
    unknown_more: "Den er slettet, eller lenken er skrevet feil.",
    none: "Ingen forespørsler ennå",
    none_more: "Lag en gjennom leverandørens API. Startsiden viser hvordan.",
};

const NN: Texts = Texts {
    skip: "Hopp til innhaldet",
    part: "Kundeside",
    status: "Status",
    status_source: "slik API-et til leverandøren melder han no",
    customer: "Kunde",
    kind: "Slag",
    add: "Ber om",
    remove: "Gir frå seg",
    made: "Laga",
    reference: "Ekstern referanse",
    id: "Id-en til førespurnaden",
    next: "Dette gjer leverandøren no",
    open_link: "Opne lenkja som kunden har fått",
    answer: "Svaret frå API-et",
    others: "Andre førespurnader",
    plays: "Denne sida spelar leverandøren. Ho høyrer til den lokale plattforma og viser kva eit \
            system kan vite når kunden er tilbake.",
    start: "Til startsida",
    unknown: "Vi finn ikkje førespurnaden",
    unknown_more: "Han er sletta, eller lenkja er skriven feil.",
    none: "Ingen førespurnader enno",
    none_more: "Lag ein gjennom API-et til leverandøren. Startsida viser korleis.",
};

const EN: Texts = Texts {
    skip: "Skip to content",
    part: "Customer page",
    status: "Status",
    status_source: "as the vendor's API reports it now",
    customer: "Customer",
    kind: "Kind",
    add: "Asks for",
    remove: "Gives up",
    made: "Made",
    reference: "External reference",
    id: "Id of the request",
    next: "What the vendor does next",
    open_link: "Open the link that the customer was sent",
    answer: "The API's answer",
    others: "Other requests",
    plays: "This page plays the vendor. It belongs to the local platform and shows what a system \
            can know when the customer is back.",
    start: "To the start page",
    unknown: "We do not find the request",
    unknown_more: "It has been deleted, or the link is misspelt.",
    none: "No requests yet",
    none_more: "Make one through the vendor's API. The start page shows how.",
};
