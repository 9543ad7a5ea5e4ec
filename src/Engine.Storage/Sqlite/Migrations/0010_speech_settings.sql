CREATE TABLE speech_settings (
    account_id TEXT    PRIMARY KEY NOT NULL REFERENCES accounts (id),
    document   TEXT    NOT NULL,                  -- JSON without keys
    keys       BLOB,                              -- provider → key as JSON, encrypted, bound to this row
    updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
