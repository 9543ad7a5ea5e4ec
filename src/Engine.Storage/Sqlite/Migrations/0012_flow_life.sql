-- Why a version was published, in its author's words.
ALTER TABLE flow_versions ADD COLUMN message TEXT NOT NULL DEFAULT '';

-- Whether publishing needs every scenario to pass.
ALTER TABLE flows ADD COLUMN requires_green INTEGER NOT NULL DEFAULT 0;

CREATE TABLE flow_scenarios (
    flow_id  TEXT    NOT NULL REFERENCES flows (id),
    name     TEXT    NOT NULL,
    document TEXT    NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (flow_id, name)
) STRICT, WITHOUT ROWID;
