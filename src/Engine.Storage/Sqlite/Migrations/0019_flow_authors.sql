-- Who saved and published: the client of the token, or user: and the login. Of what was stored before nobody knows.
ALTER TABLE flow_drafts ADD COLUMN saved_by TEXT;
ALTER TABLE flow_drafts ADD COLUMN changed_by TEXT;      -- everybody who saved this draft, in order, divided by blanks
ALTER TABLE flow_versions ADD COLUMN published_by TEXT;
