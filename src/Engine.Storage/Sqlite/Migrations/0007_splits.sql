-- Counters of traffic splitters, and each draw as long as an interaction may ask for it again.
CREATE TABLE split_counters (
    account_id TEXT NOT NULL REFERENCES accounts (id),
    flow_id    TEXT NOT NULL,
    step_id    TEXT NOT NULL,
    counter    TEXT NOT NULL,                     -- credit of each choice, blanks between
    PRIMARY KEY (account_id, flow_id, step_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE split_draws (
    account_id     TEXT    NOT NULL,
    interaction_id TEXT    NOT NULL,
    effect_id      TEXT    NOT NULL,
    choice         INTEGER NOT NULL,
    drawn_at       INTEGER NOT NULL,
    PRIMARY KEY (account_id, interaction_id, effect_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX split_draws_by_time ON split_draws (drawn_at);
