//! Bokmål.

use super::Cause;

pub(crate) fn text(cause: Cause) -> (&'static str, &'static str) {
    match cause {
        Cause::OrganisationUnknown => (
            "Virksomheten i forespørselen finnes ikke i registeret.",
            "Be leverandøren sjekke organisasjonsnummeret og sende en ny forespørsel.",
        ),
        Cause::NotOffered => (
            "Forespørselen ber om noe systemet ikke er registrert med, eller som ikke kan gis.",
            "Be leverandøren rette opp og sende en ny forespørsel.",
        ),
        Cause::NotGiven => (
            "Plattformen klarte ikke å gi tilgangen.",
            "Vent litt og prøv igjen. Hjelper det ikke, gi referansen til brukerstøtte.",
        ),
        Cause::NotCreated => (
            "Plattformen klarte ikke å opprette systemtilgangen.",
            "Vent litt og prøv igjen. Hjelper det ikke, gi referansen til brukerstøtte.",
        ),
        Cause::ExistsAlready => (
            "Virksomheten har allerede en systemtilgang for dette systemet.",
            "Se på den i oversikten over systemtilganger. Trenger systemet noe mer, må leverandøren be om en endring.",
        ),
        Cause::AnsweredBefore => (
            "Leverandøren har brukt en referanse som er besvart før.",
            "Be leverandøren sende en ny forespørsel med ny referanse.",
        ),
        Cause::Pending => (
            "Det ligger allerede en ubesvart forespørsel med samme referanse.",
            "Svar på den først.",
        ),
        Cause::RequestNotFound => (
            "Forespørselen finnes ikke. Leverandøren kan ha trukket den tilbake.",
            "Åpne lenken fra leverandøren på nytt, eller be om en ny.",
        ),
        Cause::SystemNotFound => (
            "Systemet finnes ikke lenger i systemregisteret.",
            "Spør leverandøren om systemet fortsatt er i bruk.",
        ),
        Cause::NotStored => ("Plattformen fikk ikke lagret svaret.", "Prøv igjen."),
        Cause::AlreadyDecided => (
            "Forespørselen er allerede besvart.",
            "Du trenger ikke gjøre noe. Statusen står på siden.",
        ),
        Cause::CheckFailed => (
            "Plattformen fikk ikke sjekket om du kan gi denne tilgangen.",
            "Vent litt og prøv igjen, eller send forespørselen videre til en annen.",
        ),
        Cause::SystemUserNotFound => (
            "Systemtilgangen finnes ikke. Den kan være slettet.",
            "Be leverandøren sende en forespørsel om ny tilgang.",
        ),
        Cause::MissingRole => (
            "Rollen din i virksomheten er ikke nok til å gi dette.",
            "Spør daglig leder eller en annen som har rollen, om å svare.",
        ),
        Cause::MissingDelegation => (
            "Du har ikke selv fått dette, og kan derfor ikke gi det videre.",
            "Be en som har det, om å svare eller om å gi det til deg først.",
        ),
        Cause::MissingListing => (
            "Tjenesten er bare åpen for virksomheter som eieren av tjenesten har godkjent.",
            "Spør eieren av tjenesten om virksomheten kan bli godkjent.",
        ),
        Cause::LevelTooLow => (
            "Du må logge inn på en sikrere måte for å gi dette.",
            "Logg ut, og logg inn igjen med en innlogging på høyere sikkerhetsnivå.",
        ),
        Cause::ReturnAddress => (
            "Nettadressen du skulle sendes tilbake til, er ikke registrert på systemet.",
            "Be leverandøren rette opp og sende en ny forespørsel.",
        ),
        Cause::NotRemoved => (
            "Plattformen klarte ikke å fjerne tilgangen.",
            "Vent litt og prøv igjen. Hjelper det ikke, gi referansen til brukerstøtte.",
        ),
        Cause::NoVendor => (
            "Innloggingen sier ikke hvilken virksomhet den gjelder.",
            "Logg ut og inn igjen.",
        ),
        Cause::MayNotDelete => (
            "Du kan ikke slette denne systemtilgangen.",
            "Spør en som er hovedadministrator i virksomheten.",
        ),
        Cause::WrongKind => (
            "Lenken passer ikke til denne typen systemtilgang.",
            "Åpne lenken fra leverandøren på nytt, eller be om en ny.",
        ),
        Cause::ClientNotFound => (
            "Virksomheten er ikke blant kundene dine.",
            "Kunden må gi dere fullmakt først. Oppdater listen når det er gjort.",
        ),
        Cause::PartyMismatch => (
            "Forespørselen gjelder en annen virksomhet enn den svaret ble gitt for.",
            "Last siden på nytt, og se hvem forespørselen gjelder.",
        ),
        Cause::RelationOdd => (
            "Opplysningene om hvem som har gitt hva, henger ikke sammen.",
            "Last siden på nytt. Hjelper det ikke, gi referansen til brukerstøtte.",
        ),
        Cause::HasClients => (
            "Systemtilgangen har fortsatt kunder.",
            "Fjern kundene først.",
        ),
        Cause::ClientsRefused => (
            "Du har ikke lov til å se kundene til virksomheten.",
            "Be en hovedadministrator om å gjøre deg til klientadministrator.",
        ),
        Cause::ClientsFailed => (
            "Plattformen fikk ikke hentet kundene.",
            "Vent litt og prøv igjen.",
        ),
        Cause::PackageNotGivable => (
            "Forespørselen har en tilgangspakke som ikke kan gis på denne måten.",
            "Be leverandøren rette opp og sende en ny forespørsel.",
        ),
        Cause::MissingPackage => (
            "Du har ikke alle tilgangspakkene, og kan derfor ikke gi dem videre.",
            "Spør daglig leder eller en annen som har dem, om å svare.",
        ),
        Cause::ReadFailed => (
            "Plattformen fikk ikke lest hvilke tilganger som er gitt fra før.",
            "Vent litt og prøv igjen.",
        ),
        Cause::NothingAsked => (
            "Forespørselen ber ikke om noe.",
            "Be leverandøren sende en ny forespørsel.",
        ),
        Cause::NotAccessManager => (
            "Du kan ikke svare på vegne av denne virksomheten.",
            "Gi lenken til en som er hovedadministrator eller tilgangsstyrer der, for eksempel daglig leder.",
        ),
        Cause::AccessList => (
            "Virksomheten står ikke på listen over dem som kan bruke tjenesten.",
            "Spør eieren av tjenesten om virksomheten kan komme på listen.",
        ),
        Cause::ServiceNotGivable => (
            "Tjenesten kan ikke gis videre til andre.",
            "Be leverandøren ta den ut og sende en ny forespørsel.",
        ),
        Cause::MaskinportenSchema => (
            "Tjenesten er et API i Maskinporten, og gis på en annen måte.",
            "Be leverandøren ta den ut og sende en ny forespørsel.",
        ),
        Cause::ClientLacksPackage => (
            "Kunden har ikke gitt dere alt systemet trenger.",
            "Be kunden gi dere tilgangspakkene som mangler.",
        ),
        Cause::Offline => (
            "Vi fikk ikke kontakt med plattformen.",
            "Sjekk nettforbindelsen, vent litt og prøv igjen.",
        ),
        Cause::Unreachable => (
            "Vi fikk ikke svar fra plattformen.",
            "Sjekk nettforbindelsen, vent litt og prøv igjen.",
        ),
        Cause::ServerFault => (
            "Plattformen har en feil akkurat nå.",
            "Vent litt og prøv igjen. Varer det, gi referansen til brukerstøtte.",
        ),
        Cause::OddAnswer => (
            "Vi forsto ikke svaret fra plattformen.",
            "Prøv igjen. Varer det, gi referansen til brukerstøtte.",
        ),
        Cause::SignedOut => (
            "Du er ikke lenger logget inn.",
            "Logg inn igjen, så kommer du tilbake hit.",
        ),
        Cause::Forbidden => (
            "Du har ikke lov til dette.",
            "Spør en som er hovedadministrator eller tilgangsstyrer i virksomheten.",
        ),
        Cause::NotFound => (
            "Plattformen fant ikke det siden spurte etter.",
            "Last siden på nytt. Hjelper det ikke, gi referansen til brukerstøtte.",
        ),
        Cause::TooMany => (
            "Det er for mange som spør på en gang.",
            "Vent litt og prøv igjen.",
        ),
        Cause::Refused => (
            "Plattformen sa nei, og sier ikke hvorfor.",
            "Prøv igjen. Hjelper det ikke, gi referansen til brukerstøtte.",
        ),
    }
}
