//! Nynorsk.

use super::Cause;

pub(crate) fn text(cause: Cause) -> (&'static str, &'static str) {
    match cause {
        Cause::OrganisationUnknown => (
            "Verksemda i førespurnaden finst ikkje i registeret.",
            "Be leverandøren sjekke organisasjonsnummeret og sende ein ny førespurnad.",
        ),
        Cause::NotOffered => (
            "Førespurnaden bed om noko systemet ikkje er registrert med, eller som ikkje kan gjevast.",
            "Be leverandøren rette opp og sende ein ny førespurnad.",
        ),
        Cause::NotGiven => (
            "Plattforma klarte ikkje å gje tilgangen.",
            "Vent litt og prøv igjen. Hjelper det ikkje, gje referansen til brukarstøtta.",
        ),
        Cause::NotCreated => (
            "Plattforma klarte ikkje å opprette systemtilgangen.",
            "Vent litt og prøv igjen. Hjelper det ikkje, gje referansen til brukarstøtta.",
        ),
        Cause::ExistsAlready => (
            "Verksemda har alt ein systemtilgang for dette systemet.",
            "Sjå på han i oversynet over systemtilgangar. Treng systemet noko meir, må leverandøren be om ei endring.",
        ),
        Cause::AnsweredBefore => (
            "Leverandøren har brukt ein referanse som er svara på før.",
            "Be leverandøren sende ein ny førespurnad med ny referanse.",
        ),
        Cause::Pending => (
            "Det ligg alt ein førespurnad utan svar med same referansen.",
            "Svar på han først.",
        ),
        Cause::RequestNotFound => (
            "Førespurnaden finst ikkje. Leverandøren kan ha trekt han tilbake.",
            "Opne lenkja frå leverandøren på nytt, eller be om ei ny.",
        ),
        Cause::SystemNotFound => (
            "Systemet finst ikkje lenger i systemregisteret.",
            "Spør leverandøren om systemet framleis er i bruk.",
        ),
        Cause::NotStored => ("Plattforma fekk ikkje lagra svaret.", "Prøv igjen."),
        Cause::AlreadyDecided => (
            "Nokon har alt svara på førespurnaden.",
            "Du treng ikkje gjere noko. Statusen står på sida.",
        ),
        Cause::CheckFailed => (
            "Plattforma fekk ikkje sjekka om du kan gje denne tilgangen.",
            "Vent litt og prøv igjen, eller send førespurnaden vidare til ein annan.",
        ),
        Cause::SystemUserNotFound => (
            "Systemtilgangen finst ikkje. Han kan vere sletta.",
            "Be leverandøren sende ein førespurnad om ny tilgang.",
        ),
        Cause::MissingRole => (
            "Rolla di i verksemda er ikkje nok til å gje dette.",
            "Spør dagleg leiar eller ein annan som har rolla, om å svare.",
        ),
        Cause::MissingDelegation => (
            "Du har ikkje fått dette sjølv, og kan difor ikkje gje det vidare.",
            "Be ein som har det, om å svare eller om å gje det til deg først.",
        ),
        Cause::MissingListing => (
            "Tenesta er berre open for verksemder som eigaren av tenesta har godkjent.",
            "Spør eigaren av tenesta om verksemda kan bli godkjend.",
        ),
        Cause::LevelTooLow => (
            "Du må logge inn på ein sikrare måte for å gje dette.",
            "Logg ut, og logg inn att med ei innlogging på høgare tryggleiksnivå.",
        ),
        Cause::ReturnAddress => (
            "Nettadressa du skulle sendast tilbake til, er ikkje registrert på systemet.",
            "Be leverandøren rette opp og sende ein ny førespurnad.",
        ),
        Cause::NotRemoved => (
            "Plattforma klarte ikkje å fjerne tilgangen.",
            "Vent litt og prøv igjen. Hjelper det ikkje, gje referansen til brukarstøtta.",
        ),
        Cause::NoVendor => (
            "Innlogginga seier ikkje kva verksemd ho gjeld.",
            "Logg ut og inn att.",
        ),
        Cause::MayNotDelete => (
            "Du kan ikkje slette denne systemtilgangen.",
            "Spør ein som er hovudadministrator i verksemda.",
        ),
        Cause::WrongKind => (
            "Lenkja høver ikkje til denne typen systemtilgang.",
            "Opne lenkja frå leverandøren på nytt, eller be om ei ny.",
        ),
        Cause::ClientNotFound => (
            "Verksemda er ikkje mellom kundane dine.",
            "Kunden må gje dykk fullmakt først. Oppdater lista når det er gjort.",
        ),
        Cause::PartyMismatch => (
            "Førespurnaden gjeld ei anna verksemd enn den svaret vart gjeve for.",
            "Last sida på nytt, og sjå kven førespurnaden gjeld.",
        ),
        Cause::RelationOdd => (
            "Opplysningane om kven som har gjeve kva, heng ikkje saman.",
            "Last sida på nytt. Hjelper det ikkje, gje referansen til brukarstøtta.",
        ),
        Cause::HasClients => (
            "Systemtilgangen har framleis kundar.",
            "Fjern kundane først.",
        ),
        Cause::ClientsRefused => (
            "Du har ikkje lov til å sjå kundane til verksemda.",
            "Be ein hovudadministrator gjere deg til klientadministrator.",
        ),
        Cause::ClientsFailed => (
            "Plattforma fekk ikkje henta kundane.",
            "Vent litt og prøv igjen.",
        ),
        Cause::PackageNotGivable => (
            "Førespurnaden har ein tilgangspakke som ikkje kan gjevast på denne måten.",
            "Be leverandøren rette opp og sende ein ny førespurnad.",
        ),
        Cause::MissingPackage => (
            "Du har ikkje alle tilgangspakkane, og kan difor ikkje gje dei vidare.",
            "Spør dagleg leiar eller ein annan som har dei, om å svare.",
        ),
        Cause::ReadFailed => (
            "Plattforma fekk ikkje lese kva tilgangar som er gjevne frå før.",
            "Vent litt og prøv igjen.",
        ),
        Cause::NothingAsked => (
            "Førespurnaden bed ikkje om noko.",
            "Be leverandøren sende ein ny førespurnad.",
        ),
        Cause::NotAccessManager => (
            "Du kan ikkje svare på vegner av denne verksemda.",
            "Gje lenkja til ein som er hovudadministrator eller tilgangsstyrar der, til dømes dagleg leiar.",
        ),
        Cause::AccessList => (
            "Verksemda står ikkje på lista over dei som kan bruke tenesta.",
            "Spør eigaren av tenesta om verksemda kan kome på lista.",
        ),
        Cause::ServiceNotGivable => (
            "Tenesta kan ikkje gjevast vidare til andre.",
            "Be leverandøren ta ho ut og sende ein ny førespurnad.",
        ),
        Cause::MaskinportenSchema => (
            "Tenesta er eit API i Maskinporten, og blir gjeven på ein annan måte.",
            "Be leverandøren ta ho ut og sende ein ny førespurnad.",
        ),
        Cause::ClientLacksPackage => (
            "Kunden har ikkje gjeve dykk alt systemet treng.",
            "Be kunden gje dykk tilgangspakkane som manglar.",
        ),
        Cause::Offline => (
            "Vi fekk ikkje kontakt med plattforma.",
            "Sjekk nettsambandet, vent litt og prøv igjen.",
        ),
        Cause::Unreachable => (
            "Vi fekk ikkje svar frå plattforma.",
            "Sjekk nettsambandet, vent litt og prøv igjen.",
        ),
        Cause::ServerFault => (
            "Plattforma har ein feil akkurat no.",
            "Vent litt og prøv igjen. Varer det, gje referansen til brukarstøtta.",
        ),
        Cause::OddAnswer => (
            "Vi skjøna ikkje svaret frå plattforma.",
            "Prøv igjen. Varer det, gje referansen til brukarstøtta.",
        ),
        Cause::SignedOut => (
            "Du er ikkje logga inn lenger.",
            "Logg inn att, så kjem du tilbake hit.",
        ),
        Cause::Forbidden => (
            "Du har ikkje lov til dette.",
            "Spør ein som er hovudadministrator eller tilgangsstyrar i verksemda.",
        ),
        Cause::NotFound => (
            "Plattforma fann ikkje det sida spurde etter.",
            "Last sida på nytt. Hjelper det ikkje, gje referansen til brukarstøtta.",
        ),
        Cause::TooMany => (
            "Det er for mange som spør på ein gong.",
            "Vent litt og prøv igjen.",
        ),
        Cause::Refused => (
            "Plattforma sa nei, og seier ikkje kvifor.",
            "Prøv igjen. Hjelper det ikkje, gje referansen til brukarstøtta.",
        ),
    }
}
