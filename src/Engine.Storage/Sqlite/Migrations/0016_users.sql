CREATE TABLE users (
    id            TEXT    PRIMARY KEY NOT NULL,
    account_id    TEXT    NOT NULL REFERENCES accounts (id),
    login         TEXT    NOT NULL UNIQUE,        -- lower case; over all accounts, because whoever signs in names none
    name          TEXT    NOT NULL,
    role          TEXT    NOT NULL,
    password_hash TEXT,                           -- none until the first link was used
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL
) STRICT;

CREATE INDEX users_by_account ON users (account_id, id);

CREATE TABLE user_sessions (
    id         TEXT    PRIMARY KEY NOT NULL,
    token_hash TEXT    NOT NULL UNIQUE,           -- of the secret in the cookie
    user_id    TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    agent      TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL
) STRICT;

CREATE INDEX user_sessions_by_user ON user_sessions (user_id, created_at);

-- A user has one link at most, and so has the first user who is still to come.
CREATE TABLE user_links (
    token_hash TEXT    PRIMARY KEY NOT NULL,
    account_id TEXT    NOT NULL REFERENCES accounts (id),
    user_id    TEXT    UNIQUE REFERENCES users (id) ON DELETE CASCADE,    -- null: makes the first user
    expires_at INTEGER NOT NULL
) STRICT;
