-- What has been changed in the register of systems, and by which organisation.
CREATE TABLE system_change (
    seq         INTEGER PRIMARY KEY,
    system      INTEGER NOT NULL REFERENCES system,
    changed_by  TEXT,
    change_type TEXT NOT NULL,
    -- JSON: what was sent; null when it was deleted.
    data        TEXT NOT NULL,
    created     INTEGER NOT NULL
) STRICT;
CREATE INDEX system_change_system ON system_change (system);
