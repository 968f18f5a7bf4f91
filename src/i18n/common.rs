//! Texts of the frame, and of pages that belong to no feature.

use super::{Language, Texts, texts};

/// Texts of the frame.
pub struct Common {
    /// Jumps to the main part.
    pub skip: &'static str,
    /// In front of the organisation that the user acts for.
    pub acting_for: &'static str,
    /// Name of the language menu.
    pub language: &'static str,
    /// Name of the user's menu.
    pub menu: &'static str,
    /// In front of the user's name.
    pub signed_in_as: &'static str,
    /// Leads to the login page.
    pub sign_in: &'static str,
    /// Ends the session.
    pub sign_out: &'static str,
    /// Name of the choice of colours.
    pub scheme: &'static str,
    /// Colours as the system is set.
    pub scheme_system: &'static str,
    /// Dark on light.
    pub scheme_light: &'static str,
    /// Light on dark.
    pub scheme_dark: &'static str,
    /// There is no network.
    pub offline: &'static str,
    /// The session has ended while the page was open.
    pub session_ended: &'static str,
    /// In front of a reference.
    pub reference: &'static str,
    /// Copies a reference for support.
    pub copy_reference: &'static str,
    /// It has been copied.
    pub copied: &'static str,
    /// It could not be copied.
    pub copy_failed: &'static str,
    /// Heading of the front page.
    pub start_heading: &'static str,
    /// What the app is for.
    pub start_text: &'static str,
    /// How one gets to a request.
    pub start_link: &'static str,
    /// Leads to the front page.
    pub to_start: &'static str,
    /// Heading when an address leads nowhere.
    pub not_found_heading: &'static str,
    /// What to do then.
    pub not_found_text: &'static str,
    /// Name of the accessibility statement.
    pub accessibility: &'static str,
    /// What the statement is about.
    pub statement_aim: &'static str,
    /// Heading over what works.
    pub statement_works_heading: &'static str,
    /// What works.
    pub statement_works: &'static str,
    /// Heading over what does not.
    pub statement_limits_heading: &'static str,
    /// What does not.
    pub statement_limits: &'static str,
    /// Heading over how to complain.
    pub statement_tell_heading: &'static str,
    /// How to complain.
    pub statement_tell: &'static str,
}

/// These texts in the language in force. Tracked.
#[must_use]
pub fn common() -> &'static Common {
    texts()
}

impl Texts for Common {
    fn of(language: Language) -> &'static Self {
        match language {
            Language::Nb => &NB,
            Language::Nn => &NN,
            Language::En => &EN,
        }
    }
}

const NB: Common = Common {
    skip: "Hopp til innholdet",
    acting_for: "For",
    language: "Språk",
    menu: "Meny",
    signed_in_as: "Logget inn som",
    sign_in: "Logg inn",
    sign_out: "Logg ut",
    scheme: "Farger",
    scheme_system: "Som systemet",
    scheme_light: "Lyst",
    scheme_dark: "Mørkt",
    offline: "Du er uten nett. Det du ser, blir stående, men ingenting kan hentes eller sendes før nettet er tilbake.",
    session_ended: "Innloggingen er utløpt. Logg inn igjen, så kommer du tilbake hit.",
    reference: "Referanse:",
    copy_reference: "Kopier referansen",
    copied: "Kopiert",
    copy_failed: "Det gikk ikke å kopiere. Merk teksten og kopier den selv.",
    start_heading: "Gi datasystemer tilgang",
    start_text: "Her svarer du når en leverandør ber om at datasystemet deres skal få handle for virksomheten din.",
    start_link: "Åpne lenken du har fått fra leverandøren. Den fører rett til forespørselen.",
    to_start: "Til forsiden",
    not_found_heading: "Vi finner ikke siden",
    not_found_text: "Adressen fører ikke til noe her. Kom du hit fra en lenke, kan den være skrevet feil eller ha mistet slutten. Be om å få den på nytt.",
    accessibility: "Tilgjengelighet",
    statement_aim: "Fullmakt er laget for å kunne brukes av alle. Målet er WCAG 2.2 på nivå AA, som er mer enn loven krever.",
    statement_works_heading: "Slik kan du bruke den",
    statement_works: "Alt kan gjøres med tastatur. Sidene kan forstørres til 400 % og passer på en smal skjerm. De følger systemets valg av farger, kontrast og bevegelse, og kan skrives ut.",
    statement_limits_heading: "Det vi ikke rår over",
    statement_limits: "Navn og beskrivelser av tjenester og systemer er skrevet av andre, og finnes ikke alltid på språket du har valgt. Innloggingen hører heller ikke til Fullmakt.",
    statement_tell_heading: "Si fra om feil",
    statement_tell: "Møter du noe som ikke fungerer for deg, så si fra til virksomheten som har lagt ut denne siden. Ta med hva du ville gjøre, og hvilken nettleser og hvilke hjelpemidler du bruker.",
};

const NN: Common = Common {
    skip: "Hopp til innhaldet",
    acting_for: "For",
    language: "Språk",
    menu: "Meny",
    signed_in_as: "Logga inn som",
    sign_in: "Logg inn",
    sign_out: "Logg ut",
    scheme: "Fargar",
    scheme_system: "Som systemet",
    scheme_light: "Lyst",
    scheme_dark: "Mørkt",
    offline: "Du er utan nett. Det du ser, blir ståande, men ingenting kan hentast eller sendast før nettet er tilbake.",
    session_ended: "Innlogginga er gått ut. Logg inn att, så kjem du tilbake hit.",
    reference: "Referanse:",
    copy_reference: "Kopier referansen",
    copied: "Kopiert",
    copy_failed: "Det gjekk ikkje å kopiere. Merk teksten og kopier han sjølv.",
    start_heading: "Gje datasystem tilgang",
    start_text: "Her svarar du når ein leverandør ber om at datasystemet deira skal få handle for verksemda di.",
    start_link: "Opne lenkja du har fått frå leverandøren. Ho fører rett til førespurnaden.",
    to_start: "Til framsida",
    not_found_heading: "Vi finn ikkje sida",
    not_found_text: "Adressa fører ikkje til noko her. Kom du hit frå ei lenkje, kan ho vere skriven feil eller ha mista slutten. Be om å få ho på nytt.",
    accessibility: "Tilgjenge",
    statement_aim: "Fullmakt er laga for å kunne brukast av alle. Målet er WCAG 2.2 på nivå AA, som er meir enn lova krev.",
    statement_works_heading: "Slik kan du bruke ho",
    statement_works: "Alt kan gjerast med tastatur. Sidene kan forstørrast til 400 % og passar på ein smal skjerm. Dei følgjer systemet sine val av fargar, kontrast og rørsle, og kan skrivast ut.",
    statement_limits_heading: "Det vi ikkje rår over",
    statement_limits: "Namn på og skildringar av tenester og system er skrivne av andre, og finst ikkje alltid på språket du har valt. Innlogginga høyrer heller ikkje til Fullmakt.",
    statement_tell_heading: "Sei frå om feil",
    statement_tell: "Møter du noko som ikkje fungerer for deg, så sei frå til verksemda som har lagt ut denne sida. Ta med kva du ville gjere, og kva nettlesar og hjelpemiddel du bruker.",
};

const EN: Common = Common {
    skip: "Skip to the content",
    acting_for: "For",
    language: "Language",
    menu: "Menu",
    signed_in_as: "Signed in as",
    sign_in: "Sign in",
    sign_out: "Sign out",
    scheme: "Colours",
    scheme_system: "As the system",
    scheme_light: "Light",
    scheme_dark: "Dark",
    offline: "You are offline. What you see stays, but nothing can be fetched or sent until the network is back.",
    session_ended: "Your session has ended. Sign in again and you will come back here.",
    reference: "Reference:",
    copy_reference: "Copy the reference",
    copied: "Copied",
    copy_failed: "Copying did not work. Mark the text and copy it yourself.",
    start_heading: "Give computer systems access",
    start_text: "This is where you answer when a vendor asks that their system may act for your organisation.",
    start_link: "Open the link that the vendor has sent you. It leads straight to the request.",
    to_start: "To the front page",
    not_found_heading: "We cannot find the page",
    not_found_text: "The address leads to nothing here. If you followed a link, it may be misspelt or cut off. Ask for it again.",
    accessibility: "Accessibility",
    statement_aim: "Fullmakt is made to be used by everybody. The aim is WCAG 2.2 at level AA, which is more than Norwegian law demands.",
    statement_works_heading: "How you can use it",
    statement_works: "Everything can be done by keyboard. Pages can be enlarged to 400 % and fit a narrow screen. They follow your system's choice of colours, contrast and motion, and can be printed.",
    statement_limits_heading: "What is beyond us",
    statement_limits: "Names and descriptions of services and systems are written by others, and do not always exist in the language you have chosen. Signing in is not part of Fullmakt either.",
    statement_tell_heading: "Tell about faults",
    statement_tell: "If you meet something that does not work for you, tell the organisation that runs this site. Say what you wanted to do, and which browser and aids you use.",
};
