-- The read side of interactions, written in the transaction of the events. Attempts and variables are not here: they are
-- folded from the events of the one interaction that is looked at.
CREATE TABLE interactions (
    stream          INTEGER PRIMARY KEY,          -- its events
    id              TEXT    NOT NULL,
    account_id      TEXT    NOT NULL,
    flow_id         TEXT    NOT NULL,
    flow_version_id TEXT    NOT NULL,
    flow_version    INTEGER NOT NULL,
    flow_name       TEXT    NOT NULL,
    execution_id    TEXT    NOT NULL,
    accepted_at     INTEGER NOT NULL,
    state           TEXT    NOT NULL,
    outcome         TEXT,
    reason          TEXT,
    party           TEXT,
    hang_up_side    TEXT,
    destination     TEXT,
    origin          TEXT,
    call_id         TEXT,
    ended_at        INTEGER
) STRICT;

CREATE UNIQUE INDEX interactions_by_account ON interactions (account_id, id);
CREATE INDEX interactions_by_destination ON interactions (account_id, destination, id) WHERE destination IS NOT NULL;
CREATE INDEX interactions_by_origin ON interactions (account_id, origin, id) WHERE origin IS NOT NULL;
CREATE INDEX interactions_in_flight ON interactions (id) WHERE ended_at IS NULL;

CREATE TABLE report_rows (
    stream          INTEGER NOT NULL,
    step_order      INTEGER NOT NULL,             -- from 0, the trigger
    account_id      TEXT    NOT NULL,
    step_id         TEXT    NOT NULL,
    component_title TEXT    NOT NULL,
    step_name       TEXT    NOT NULL,
    started_at      INTEGER NOT NULL,
    exit            TEXT,
    reason          TEXT,
    time_in_step_ms INTEGER,
    PRIMARY KEY (stream, step_order)
) STRICT, WITHOUT ROWID;

CREATE INDEX report_rows_by_start ON report_rows (account_id, started_at, stream, step_order);
