-- The tables of an inventory. Names are the keys of `--format json`; `columns` holds their Vietnamese titles.
-- Lists of a row stand in tables of their own, numbered from 1 in the order of the JSON.

CREATE TABLE verdicts (id TEXT PRIMARY KEY, position INTEGER NOT NULL UNIQUE, label TEXT NOT NULL, meaning TEXT NOT NULL) STRICT;
CREATE TABLE papers (id TEXT PRIMARY KEY, position INTEGER NOT NULL UNIQUE, label TEXT NOT NULL) STRICT;
CREATE TABLE published_states (id TEXT PRIMARY KEY, position INTEGER NOT NULL UNIQUE, label TEXT NOT NULL) STRICT;
CREATE TABLE certainties (id TEXT PRIMARY KEY, position INTEGER NOT NULL UNIQUE, label TEXT NOT NULL) STRICT;
CREATE TABLE levels (id TEXT PRIMARY KEY, position INTEGER NOT NULL UNIQUE, label TEXT NOT NULL) STRICT;
CREATE TABLE finding_kinds (id TEXT PRIMARY KEY, position INTEGER NOT NULL UNIQUE, label TEXT NOT NULL) STRICT;
CREATE TABLE columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, title TEXT NOT NULL, PRIMARY KEY (table_name, column_name)) STRICT;

CREATE TABLE inventory (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  schema TEXT NOT NULL,
  as_of TEXT NOT NULL CHECK (as_of IS date(as_of)),
  province TEXT,
  province_name TEXT NOT NULL,
  commune TEXT NOT NULL,
  commune_name TEXT NOT NULL,
  catalog_hash TEXT NOT NULL,
  rulebook_hash TEXT NOT NULL,
  evaluator TEXT NOT NULL,
  certificate TEXT NOT NULL CHECK (json_valid(certificate)),
  window TEXT NOT NULL CHECK (window IS date(window)),
  source TEXT NOT NULL CHECK (source IN ('catalogue', 'portal')),
  procedures INTEGER NOT NULL CHECK (procedures >= 0),
  procedures_with_civil_status INTEGER NOT NULL CHECK (procedures_with_civil_status >= 0),
  components INTEGER NOT NULL CHECK (components >= 0),
  rows INTEGER NOT NULL CHECK (rows >= 0),
  doubtful INTEGER NOT NULL CHECK (doubtful >= 0),
  left_out_other_province INTEGER NOT NULL CHECK (left_out_other_province >= 0),
  unread INTEGER NOT NULL CHECK (unread >= 0),
  rejected INTEGER NOT NULL CHECK (rejected >= 0),
  repeated INTEGER NOT NULL CHECK (repeated >= 0),
  rulings INTEGER NOT NULL CHECK (rulings >= 0),
  stale_rulings INTEGER NOT NULL CHECK (stale_rulings BETWEEN 0 AND rulings),
  gone_rulings INTEGER NOT NULL CHECK (gone_rulings >= 0),
  digest TEXT NOT NULL
) STRICT;
CREATE TABLE totals_by_verdict (verdict TEXT PRIMARY KEY REFERENCES verdicts (id), rows INTEGER NOT NULL CHECK (rows >= 0)) STRICT;
CREATE TABLE totals_by_finding (finding TEXT PRIMARY KEY REFERENCES finding_kinds (id), found INTEGER NOT NULL CHECK (found >= 0)) STRICT;
CREATE TABLE overview (
  id INTEGER PRIMARY KEY,
  issuer TEXT NOT NULL,
  field TEXT NOT NULL,
  procedures INTEGER NOT NULL CHECK (procedures >= 0),
  with_civil_status INTEGER NOT NULL CHECK (with_civil_status BETWEEN 0 AND procedures),
  findings INTEGER NOT NULL CHECK (findings >= 0),
  unread INTEGER NOT NULL CHECK (unread >= 0),
  UNIQUE (issuer, field)
) STRICT;
CREATE TABLE overview_verdicts (
  overview INTEGER NOT NULL REFERENCES overview (id),
  verdict TEXT NOT NULL REFERENCES verdicts (id),
  rows INTEGER NOT NULL CHECK (rows >= 0),
  PRIMARY KEY (overview, verdict)
) STRICT;

CREATE TABLE procedures (
  id INTEGER PRIMARY KEY,
  procedure TEXT NOT NULL,
  procedure_name TEXT NOT NULL,
  issuer TEXT NOT NULL,
  issuer_level TEXT NOT NULL,
  field TEXT NOT NULL,
  level TEXT REFERENCES levels (id)
) STRICT;
CREATE INDEX procedures_by_code ON procedures (procedure);
CREATE TABLE procedure_levels (
  procedure_id INTEGER NOT NULL REFERENCES procedures (id),
  position INTEGER NOT NULL,
  level TEXT NOT NULL REFERENCES levels (id),
  PRIMARY KEY (procedure_id, position)
) STRICT;
CREATE TABLE databases (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, owner TEXT NOT NULL) STRICT;

-- Rules that did not apply, told once for the many rows that share them.
CREATE TABLE missed_sets (id INTEGER PRIMARY KEY) STRICT;
CREATE TABLE missed (
  missed_set INTEGER NOT NULL REFERENCES missed_sets (id), position INTEGER NOT NULL, rule TEXT NOT NULL, attribute TEXT NOT NULL,
  wanted TEXT NOT NULL CHECK (json_valid(wanted)), actual TEXT NOT NULL, open INTEGER NOT NULL CHECK (open IN (0, 1)),
  PRIMARY KEY (missed_set, position)
) STRICT;

CREATE TABLE rows (
  id INTEGER PRIMARY KEY,
  procedure_id INTEGER NOT NULL REFERENCES procedures (id),
  procedure TEXT NOT NULL,
  component TEXT NOT NULL,
  component_text TEXT NOT NULL,
  alternative TEXT NOT NULL,
  paper TEXT REFERENCES papers (id),
  other TEXT NOT NULL,
  umbrella TEXT NOT NULL,
  subject TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('any', 'domestic', 'foreign')),
  channel TEXT NOT NULL CHECK (channel IN ('any', 'online', 'in_person', 'post')),
  per TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('submit', 'present', 'declare', 'surrender')),
  copies TEXT NOT NULL,
  condition TEXT NOT NULL,
  verdict TEXT REFERENCES verdicts (id),
  published TEXT NOT NULL REFERENCES published_states (id),
  finding TEXT REFERENCES finding_kinds (id),
  since TEXT CHECK (since IS date(since)),
  correction TEXT NOT NULL,
  route TEXT NOT NULL CHECK (route IN ('', 'province_amends', 'propose')),
  certainty TEXT NOT NULL REFERENCES certainties (id),
  actor TEXT NOT NULL,
  ask_fact TEXT,
  ask_question TEXT,
  record_date TEXT CHECK (record_date IS date(record_date)),
  situation TEXT NOT NULL,
  missed_set INTEGER NOT NULL REFERENCES missed_sets (id),
  location_file TEXT,
  location_line INTEGER,
  location_column INTEGER,
  digest TEXT NOT NULL,
  CHECK ((ask_fact IS NULL) = (ask_question IS NULL))
) STRICT;
CREATE INDEX rows_by_procedure ON rows (procedure);
CREATE INDEX rows_by_verdict ON rows (verdict);

CREATE TABLE row_databases (row INTEGER NOT NULL REFERENCES rows (id), position INTEGER NOT NULL, database TEXT NOT NULL REFERENCES databases (id), PRIMARY KEY (row, position)) STRICT;
CREATE TABLE row_database_fields (
  row INTEGER NOT NULL, database INTEGER NOT NULL, position INTEGER NOT NULL, field TEXT NOT NULL,
  PRIMARY KEY (row, database, position), FOREIGN KEY (row, database) REFERENCES row_databases (row, position)
) STRICT;
CREATE TABLE row_blockers (
  row INTEGER NOT NULL REFERENCES rows (id), position INTEGER NOT NULL, code TEXT NOT NULL, text TEXT NOT NULL, actor TEXT NOT NULL,
  PRIMARY KEY (row, position), CHECK (code IN ('fields_not_announced', 'not_connected', 'data_not_ready'))
) STRICT;
CREATE TABLE row_fallbacks (
  row INTEGER NOT NULL REFERENCES rows (id), position INTEGER NOT NULL, text TEXT NOT NULL, deadline TEXT NOT NULL, actor TEXT NOT NULL,
  clause TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('agency', 'note_first', 'paper', 'notice')), rule TEXT NOT NULL, overridden_by TEXT NOT NULL,
  PRIMARY KEY (row, position)
) STRICT;
CREATE TABLE row_fallback_clauses (
  row INTEGER NOT NULL, fallback INTEGER NOT NULL, position INTEGER NOT NULL, clause TEXT NOT NULL,
  PRIMARY KEY (row, fallback, position), FOREIGN KEY (row, fallback) REFERENCES row_fallbacks (row, position)
) STRICT;
CREATE TABLE row_obtain (row INTEGER NOT NULL REFERENCES rows (id), position INTEGER NOT NULL, text TEXT NOT NULL, clause TEXT NOT NULL, rule TEXT NOT NULL, PRIMARY KEY (row, position)) STRICT;
CREATE TABLE row_candidates (row INTEGER NOT NULL REFERENCES rows (id), position INTEGER NOT NULL, paper TEXT NOT NULL REFERENCES papers (id), PRIMARY KEY (row, position)) STRICT;
CREATE TABLE row_candidate_verdicts (
  row INTEGER NOT NULL REFERENCES rows (id), position INTEGER NOT NULL, paper TEXT NOT NULL REFERENCES papers (id), verdict TEXT NOT NULL REFERENCES verdicts (id),
  PRIMARY KEY (row, position)
) STRICT;
CREATE TABLE row_rulings (
  row INTEGER PRIMARY KEY REFERENCES rows (id), agrees INTEGER NOT NULL CHECK (agrees IN (0, 1)), verdict TEXT NOT NULL REFERENCES verdicts (id),
  role TEXT NOT NULL, "on" TEXT NOT NULL CHECK ("on" IS date("on")), reason TEXT NOT NULL, clause TEXT NOT NULL, scope TEXT NOT NULL,
  is_stale INTEGER NOT NULL CHECK (is_stale IN (0, 1))
) STRICT;
CREATE TABLE row_ruling_changes (row INTEGER NOT NULL REFERENCES row_rulings (row), position INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (row, position)) STRICT;
CREATE TABLE row_exceptions (row INTEGER NOT NULL REFERENCES rows (id), position INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (row, position)) STRICT;
CREATE TABLE row_remarks (row INTEGER NOT NULL REFERENCES rows (id), position INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (row, position)) STRICT;
CREATE TABLE row_doubts (row INTEGER NOT NULL REFERENCES rows (id), position INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (row, position)) STRICT;
CREATE TABLE row_grounds (row INTEGER NOT NULL REFERENCES rows (id), position INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (row, position)) STRICT;
CREATE TABLE row_clauses (row INTEGER NOT NULL REFERENCES rows (id), position INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (row, position)) STRICT;
CREATE TABLE row_rules (row INTEGER NOT NULL REFERENCES rows (id), position INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (row, position)) STRICT;
CREATE TABLE row_annex (row INTEGER NOT NULL REFERENCES rows (id), position INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (row, position)) STRICT;
CREATE TABLE row_prescribed_by (row INTEGER NOT NULL REFERENCES rows (id), position INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (row, position)) STRICT;
CREATE TABLE row_other_alternatives (row INTEGER NOT NULL REFERENCES rows (id), position INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (row, position)) STRICT;
CREATE TABLE row_together_with (row INTEGER NOT NULL REFERENCES rows (id), position INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (row, position)) STRICT;
CREATE TABLE row_missing_fields (row INTEGER NOT NULL REFERENCES rows (id), position INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (row, position)) STRICT;
CREATE TABLE row_missing_facts (row INTEGER NOT NULL REFERENCES rows (id), position INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (row, position)) STRICT;

CREATE TABLE findings (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL REFERENCES finding_kinds (id), procedure TEXT NOT NULL, procedure_name TEXT NOT NULL,
  issuer TEXT NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL, clause TEXT NOT NULL, since TEXT CHECK (since IS date(since)), cure TEXT NOT NULL,
  location_file TEXT, location_line INTEGER, location_column INTEGER
) STRICT;
CREATE TABLE agreement (
  id INTEGER PRIMARY KEY, procedure TEXT NOT NULL, procedure_name TEXT NOT NULL, annex TEXT NOT NULL, paper TEXT NOT NULL,
  annex_databases TEXT NOT NULL CHECK (json_valid(annex_databases)), found_databases TEXT NOT NULL CHECK (json_valid(found_databases)),
  databases TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, location_file TEXT, location_line INTEGER, location_column INTEGER
) STRICT;

-- Full-text search. `folded` repeats all of it without diacritics and with d for đ, which the tokenizer keeps apart.
-- The texts themselves stand in their tables: the index holds words only.
CREATE VIRTUAL TABLE row_search USING fts5 (procedure, procedure_name, paper, texts, folded, content='', tokenize="unicode61 remove_diacritics 2");

-- What a reader wants to see at once.
CREATE VIEW papers_of_procedures AS
SELECT rows.id, rows.procedure, procedures.procedure_name, procedures.issuer, procedures.field, levels.label AS level,
       rows.component, rows.component_text, coalesce(papers.label, nullif(rows.other, ''), nullif(rows.umbrella, ''), rows.component_text) AS paper,
       rows.subject, coalesce(verdicts.label, 'Ngoài phạm vi rà soát') AS verdict, published_states.label AS published,
       (SELECT group_concat(text, '; ') FROM (SELECT text FROM row_clauses WHERE row = rows.id ORDER BY position)) AS clauses,
       (SELECT group_concat(text, '; ') FROM (SELECT text FROM row_blockers WHERE row = rows.id ORDER BY position)) AS blockers,
       (SELECT group_concat(text, '; ') FROM (SELECT text FROM row_exceptions WHERE row = rows.id ORDER BY position)) AS exceptions,
       (SELECT group_concat(text, '; ') FROM (SELECT text FROM row_doubts WHERE row = rows.id ORDER BY position)) AS doubts,
       rows.ask_question, rows.actor, certainties.label AS certainty
FROM rows JOIN procedures ON procedures.id = rows.procedure_id JOIN published_states ON published_states.id = rows.published
     JOIN certainties ON certainties.id = rows.certainty LEFT JOIN levels ON levels.id = procedures.level
     LEFT JOIN papers ON papers.id = rows.paper LEFT JOIN verdicts ON verdicts.id = rows.verdict;
CREATE VIEW by_verdict AS
SELECT verdicts.id AS verdict, verdicts.label, verdicts.meaning, count(rows.id) AS rows, count(DISTINCT rows.procedure) AS procedures
FROM verdicts LEFT JOIN rows ON rows.verdict = verdicts.id GROUP BY verdicts.id ORDER BY verdicts.position;
CREATE VIEW by_issuer_and_field AS
SELECT overview.issuer, overview.field, overview.procedures, overview.with_civil_status, overview.findings,
       sum(overview_verdicts.rows) AS rows,
       sum(overview_verdicts.rows) FILTER (WHERE overview_verdicts.verdict = 'cut_now') AS cut_now,
       sum(overview_verdicts.rows) FILTER (WHERE overview_verdicts.verdict LIKE 'cut_when_%') AS cut_later,
       sum(overview_verdicts.rows) FILTER (WHERE overview_verdicts.verdict = 'unclear') AS unclear,
       sum(overview_verdicts.rows) FILTER (WHERE overview_verdicts.verdict = 'keep') AS keep
FROM overview JOIN overview_verdicts ON overview_verdicts.overview = overview.id GROUP BY overview.id ORDER BY overview.id;
CREATE VIEW to_republish AS
SELECT told.id, told.procedure, told.procedure_name, told.issuer, told.field, told.component, told.paper, finding_kinds.label AS finding,
       rows.since, rows.correction, told.clauses, rows.route
FROM rows JOIN papers_of_procedures AS told ON told.id = rows.id JOIN finding_kinds ON finding_kinds.id = rows.finding ORDER BY rows.id;
CREATE VIEW by_clause AS
SELECT text AS clause, count(DISTINCT row) AS rows FROM row_clauses GROUP BY text ORDER BY count(DISTINCT row) DESC, text;
