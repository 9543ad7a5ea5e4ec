CREATE TABLE prompts (
    id          TEXT    PRIMARY KEY NOT NULL,
    account_id  TEXT    NOT NULL REFERENCES accounts (id),
    name        TEXT    NOT NULL COLLATE NOCASE,
    description TEXT    NOT NULL,
    sound       TEXT    NOT NULL,                 -- names its rows in prompt_sounds; a replacement gets a new one
    samples     INTEGER NOT NULL,                 -- at 8 kHz
    etag        TEXT    NOT NULL,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL
) STRICT;

CREATE INDEX prompts_by_account ON prompts (account_id, id);
CREATE UNIQUE INDEX prompts_by_name ON prompts (account_id, name);

-- 16-bit samples, little endian, in parts: a part is written in a transaction of its own, so that a long prompt holds up no call.
-- Parts that no prompt names are what an upload left that was cut short; the engine drops them when it starts.
CREATE TABLE prompt_sounds (
    sound TEXT    NOT NULL,
    part  INTEGER NOT NULL,
    pcm   BLOB    NOT NULL
) STRICT;

CREATE UNIQUE INDEX prompt_sounds_by_part ON prompt_sounds (sound, part);
