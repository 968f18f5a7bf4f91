-- Who has looked up personal data (contacts.md, section 4). Numbers of people, e-mail addresses and
-- phone numbers stand here as keyed hashes only. seq is never used again: a row that is gone shows.
CREATE TABLE audit (
    seq          INTEGER PRIMARY KEY AUTOINCREMENT,
    time         INTEGER NOT NULL,
    caller       TEXT NOT NULL,
    endpoint     TEXT NOT NULL,
    organisation TEXT,
    people       TEXT NOT NULL,
    reason       TEXT,
    shown        INTEGER NOT NULL,
    status       INTEGER NOT NULL
) STRICT;

-- Without it, taking out a party looks at every other one for children.
CREATE INDEX party_parent ON party (parent) WHERE parent IS NOT NULL;
