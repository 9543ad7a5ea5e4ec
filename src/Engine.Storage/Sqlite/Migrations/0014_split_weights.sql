-- A counter belongs to its weights: what is left of 95 to 5 would send the next dozens one way once the weights are 50 to 50.
-- Counters so far do not say which weights they were kept with, so they begin anew.
DROP TABLE split_counters;

CREATE TABLE split_counters (
    account_id TEXT    NOT NULL REFERENCES accounts (id),
    flow_id    TEXT    NOT NULL,
    step_id    TEXT    NOT NULL,
    weights    TEXT    NOT NULL,                  -- of the choices, blanks between
    counter    TEXT    NOT NULL,                  -- credit of each choice, blanks between
    drawn_at   INTEGER NOT NULL,
    PRIMARY KEY (account_id, flow_id, step_id, weights)
) STRICT, WITHOUT ROWID;
