-- How far retention has come where rows stay behind: every interaction up to that id has ended, and its events are gone.
CREATE TABLE retention_marks (
    what    TEXT PRIMARY KEY NOT NULL,         -- events
    through TEXT NOT NULL                      -- id of an interaction
) STRICT, WITHOUT ROWID;
