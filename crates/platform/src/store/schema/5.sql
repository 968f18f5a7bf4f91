-- An agent system user that acts for its owner too, and not for clients alone.
ALTER TABLE system_user ADD COLUMN acts_for_owner INTEGER NOT NULL DEFAULT 0;
