-- The account's revision at the trunk's last change: cached routing is brought up to date by the trunks that are newer than it.
ALTER TABLE trunks ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
CREATE INDEX trunks_by_revision ON trunks (account_id, revision);

-- Removing a trunk asks which numbers prefer it.
CREATE INDEX numbers_by_trunk ON numbers (account_id, trunk_id) WHERE trunk_id IS NOT NULL;
