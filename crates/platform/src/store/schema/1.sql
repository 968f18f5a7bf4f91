-- First version. Times are microseconds since 1970-01-01T00:00:00Z, lists are JSON.

-- People and organisations. party_id is the number in routes, uuid the one in queries.
CREATE TABLE party (
    party_id    INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL CHECK (kind IN ('person', 'organisation')),
    name        TEXT NOT NULL,
    -- Organisations only: number, and form such as AS or ESEK.
    org_number  TEXT UNIQUE,
    unit_type   TEXT,
    -- People only.
    user_id     INTEGER UNIQUE,
    national_id TEXT UNIQUE,
    parent      INTEGER REFERENCES party,
    is_deleted  INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What a user has chosen for the own profile, as the JSON of profileSettingPreference.
CREATE TABLE profile_setting (
    user_id  INTEGER PRIMARY KEY REFERENCES party (user_id),
    settings TEXT NOT NULL
) STRICT;

-- from_party gives the role to to_party: register roles (daglig-leder, regnskapsforer), portal
-- roles (admai, hadm, kladm, rettighetshaver), and agent. Codes as in roles.json.
CREATE TABLE assignment (
    id         INTEGER PRIMARY KEY,
    from_party INTEGER NOT NULL REFERENCES party,
    to_party   INTEGER NOT NULL REFERENCES party,
    role       TEXT NOT NULL,
    created    INTEGER NOT NULL,
    UNIQUE (to_party, from_party, role)
) STRICT;
CREATE INDEX assignment_from ON assignment (from_party, to_party);

-- Packages given directly, beside those that come with a role.
CREATE TABLE assignment_package (
    assignment INTEGER NOT NULL REFERENCES assignment ON DELETE CASCADE,
    package    TEXT NOT NULL,
    PRIMARY KEY (assignment, package)
) STRICT, WITHOUT ROWID;

-- A person who may do one thing for an organisation without a role that says so.
CREATE TABLE policy_grant (
    from_party INTEGER NOT NULL REFERENCES party,
    to_party   INTEGER NOT NULL REFERENCES party,
    resource   TEXT NOT NULL,
    action     TEXT NOT NULL CHECK (action IN ('read', 'write')),
    PRIMARY KEY (to_party, from_party, resource, action)
) STRICT, WITHOUT ROWID;

CREATE TABLE system (
    seq           INTEGER PRIMARY KEY,
    internal_id   TEXT NOT NULL UNIQUE,
    id            TEXT NOT NULL,
    vendor        TEXT NOT NULL,
    name          TEXT NOT NULL,
    description   TEXT NOT NULL,
    rights        TEXT NOT NULL,
    packages      TEXT NOT NULL,
    redirect_urls TEXT NOT NULL,
    is_visible    INTEGER NOT NULL,
    created       INTEGER NOT NULL,
    deleted       INTEGER
) STRICT;
CREATE UNIQUE INDEX system_live ON system (id) WHERE deleted IS NULL;
CREATE INDEX system_vendor ON system (vendor);

-- A Maskinporten client belongs to one living system.
CREATE TABLE system_client (
    client_id TEXT PRIMARY KEY,
    system    INTEGER NOT NULL REFERENCES system ON DELETE CASCADE,
    position  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX system_client_system ON system_client (system);

-- Standard and agent requests. `status` never says that a request has timed out: that follows from
-- `created`, the clock and the options.
CREATE TABLE request (
    seq               INTEGER PRIMARY KEY,
    id                TEXT NOT NULL UNIQUE,
    kind              TEXT NOT NULL CHECK (kind IN ('standard', 'agent')),
    system_id         TEXT NOT NULL,
    org_number        TEXT NOT NULL,
    external_ref      TEXT NOT NULL,
    integration_title TEXT NOT NULL,
    rights            TEXT NOT NULL,
    packages          TEXT NOT NULL,
    redirect_url      TEXT,
    status            TEXT NOT NULL,
    escalated         INTEGER NOT NULL DEFAULT 0,
    created           INTEGER NOT NULL,
    decided           INTEGER,
    decided_by        INTEGER,
    deleted           INTEGER
) STRICT;
CREATE INDEX request_keys ON request (system_id, org_number, external_ref) WHERE deleted IS NULL;
CREATE INDEX request_page ON request (system_id, kind, id) WHERE deleted IS NULL;
CREATE INDEX request_organisation ON request (org_number, kind) WHERE deleted IS NULL;

-- seq is never used again, so that a page token stays true when rows go.
CREATE TABLE system_user (
    seq               INTEGER PRIMARY KEY AUTOINCREMENT,
    id                TEXT NOT NULL UNIQUE,
    kind              TEXT NOT NULL CHECK (kind IN ('standard', 'agent')),
    system_id         TEXT NOT NULL,
    owner             INTEGER NOT NULL REFERENCES party,
    external_ref      TEXT NOT NULL,
    integration_title TEXT NOT NULL,
    rights            TEXT NOT NULL,
    packages          TEXT NOT NULL,
    created           INTEGER NOT NULL,
    deleted           INTEGER
) STRICT;
CREATE UNIQUE INDEX system_user_live ON system_user (system_id, owner, external_ref)
    WHERE deleted IS NULL;
CREATE INDEX system_user_owner ON system_user (owner, kind) WHERE deleted IS NULL;

CREATE TABLE change_request (
    seq               INTEGER PRIMARY KEY,
    id                TEXT NOT NULL UNIQUE,
    system_user       TEXT NOT NULL REFERENCES system_user (id),
    system_id         TEXT NOT NULL,
    required_rights   TEXT NOT NULL,
    unwanted_rights   TEXT NOT NULL,
    required_packages TEXT NOT NULL,
    unwanted_packages TEXT NOT NULL,
    redirect_url      TEXT,
    status            TEXT NOT NULL,
    created           INTEGER NOT NULL,
    decided           INTEGER,
    decided_by        INTEGER,
    deleted           INTEGER
) STRICT;
CREATE INDEX change_request_page ON change_request (system_id, id) WHERE deleted IS NULL;
CREATE INDEX change_request_system_user ON change_request (system_user) WHERE deleted IS NULL;

-- A provider lets an agent act for a client: one row per package and the role that it comes from.
-- The agent is a system user's id or a person's uuid.
CREATE TABLE client_delegation (
    agent    TEXT NOT NULL,
    provider INTEGER NOT NULL REFERENCES party,
    client   INTEGER NOT NULL REFERENCES party,
    role     TEXT NOT NULL,
    package  TEXT NOT NULL,
    created  INTEGER NOT NULL,
    PRIMARY KEY (agent, provider, client, role, package)
) STRICT, WITHOUT ROWID;
CREATE INDEX client_delegation_client ON client_delegation (client, provider);
