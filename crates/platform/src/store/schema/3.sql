-- The contact register (contacts.md): organisations, their shared contact points, and the people who
-- have a contact point of their own for them. Values and times are kept as they are answered; what
-- is searched stands beside them, with blanks, country codes and upper case taken away.
CREATE TABLE contact_organisation (
    -- Order of entry; a search answers in it.
    seq            INTEGER PRIMARY KEY,
    party_id       INTEGER NOT NULL UNIQUE,
    uuid           TEXT NOT NULL UNIQUE,
    -- As answered, padding included, and as it is looked up.
    number         TEXT NOT NULL,
    look_up        TEXT NOT NULL UNIQUE,
    name           TEXT NOT NULL,
    unit_type      TEXT,
    last_changed   TEXT,
    last_confirmed TEXT,
    main_unit      INTEGER REFERENCES contact_organisation
) STRICT;
CREATE INDEX contact_organisation_main_unit ON contact_organisation (main_unit)
    WHERE main_unit IS NOT NULL;

CREATE TABLE contact_official (
    seq            INTEGER PRIMARY KEY,
    organisation   INTEGER NOT NULL REFERENCES contact_organisation,
    mobile         TEXT,
    mobile_changed TEXT,
    email          TEXT,
    email_changed  TEXT,
    mobile_key     TEXT NOT NULL,
    email_key      TEXT NOT NULL
) STRICT;
CREATE INDEX contact_official_organisation ON contact_official (organisation);
CREATE INDEX contact_official_mobile ON contact_official (mobile_key) WHERE mobile_key <> '';
CREATE INDEX contact_official_email ON contact_official (email_key) WHERE email_key <> '';

-- National identity numbers stand here in clear: the guide's API answers with them.
CREATE TABLE contact_personal (
    seq            INTEGER PRIMARY KEY,
    organisation   INTEGER NOT NULL REFERENCES contact_organisation,
    id             TEXT NOT NULL,
    name           TEXT NOT NULL,
    national_id    TEXT,
    mobile         TEXT,
    mobile_changed TEXT,
    email          TEXT,
    email_changed  TEXT,
    mobile_key     TEXT NOT NULL,
    email_key      TEXT NOT NULL,
    -- Notifications are off: number and address are answered blank, and are not found.
    is_silent      INTEGER NOT NULL DEFAULT 0,
    UNIQUE (organisation, id)
) STRICT;
CREATE INDEX contact_personal_mobile ON contact_personal (mobile_key) WHERE mobile_key <> '';
CREATE INDEX contact_personal_email ON contact_personal (email_key) WHERE email_key <> '';
CREATE INDEX contact_personal_national_id ON contact_personal (national_id);

-- Services that the contact point is for.
CREATE TABLE contact_service (
    personal INTEGER NOT NULL REFERENCES contact_personal,
    code     TEXT NOT NULL,
    edition  TEXT NOT NULL,
    PRIMARY KEY (personal, code, edition)
) STRICT, WITHOUT ROWID;

-- Definitions as JSON of the contract, and the same names in other languages.
CREATE TABLE role_definition (
    id         INTEGER PRIMARY KEY,
    definition TEXT NOT NULL,
    -- JSON: {"en": [name, description]}.
    texts      TEXT NOT NULL
) STRICT;

CREATE TABLE contact_role (
    seq        INTEGER PRIMARY KEY,
    personal   INTEGER NOT NULL REFERENCES contact_personal,
    definition INTEGER NOT NULL REFERENCES role_definition,
    code       TEXT NOT NULL,
    -- JSON of the contract, without links.
    role       TEXT NOT NULL,
    -- Listed with the contact (E6), and between the two parties (E8).
    of_contact INTEGER NOT NULL,
    of_parties INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_role_personal ON contact_role (personal);

-- Private contact information, as JSON of the contract.
CREATE TABLE contact_private (
    seq         INTEGER PRIMARY KEY,
    national_id TEXT UNIQUE,
    email_key   TEXT NOT NULL,
    contact     TEXT NOT NULL
) STRICT;
