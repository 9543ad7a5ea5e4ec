-- What drafts and published versions refer to by id or name, so that removing a thing asks an index and not every document.
CREATE TABLE flow_uses (
    account_id TEXT    NOT NULL,
    member     TEXT    NOT NULL,             -- number, trunk, prompt, function or connection
    value      TEXT    NOT NULL,             -- id or name
    flow_id    TEXT    NOT NULL,
    version    INTEGER NOT NULL,             -- number of the published version; 0 is the draft
    PRIMARY KEY (account_id, member, value, flow_id, version)
) STRICT, WITHOUT ROWID;

CREATE INDEX flow_uses_by_flow ON flow_uses (flow_id, version);

INSERT OR IGNORE INTO flow_uses (account_id, member, value, flow_id, version)
SELECT s.account_id, t.key, t.atom, s.flow_id, s.version
FROM (
    SELECT f.account_id, d.flow_id, 0 AS version, d.document FROM flow_drafts d JOIN flows f ON f.id = d.flow_id
    UNION ALL
    SELECT f.account_id, v.flow_id, v.number, v.document FROM flow_versions v JOIN flows f ON f.id = v.flow_id WHERE v.state = 'published'
) s, json_tree(CASE WHEN json_valid(s.document) THEN s.document ELSE '{}' END) t
WHERE t.key IN ('number', 'trunk', 'prompt', 'function', 'connection') AND t.type = 'text'
  AND t.path GLOB '$.steps.*.settings*' AND NOT t.path GLOB '*.settings.inputs'
  AND (t.key <> 'number' OR t.path GLOB '*.from');
