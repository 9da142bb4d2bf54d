-- What the person tells in their own words, in passages: each answers one open prompt of
-- resources/statement.toml, or says that it cannot or shall not be answered now. That is an answer
-- too. `place` orders those of a case and is never given twice in it.
CREATE TABLE passage(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    casefile INTEGER NOT NULL REFERENCES casefile(id) ON DELETE CASCADE,
    place INTEGER NOT NULL CHECK (place > 0),
    prompt TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('told', 'unknown', 'later')),
    voice TEXT NOT NULL CHECK (voice IN ('own', 'theirs')),  -- theirs: of the person harmed
    known TEXT NOT NULL CHECK (known IN ('unsaid', 'saw', 'told', 'read', 'worked_out')),
    sure TEXT NOT NULL CHECK (sure IN ('unsaid', 'sure', 'fairly', 'unsure', 'unknown')),
    text TEXT NOT NULL, told_by TEXT NOT NULL,
    incident INTEGER REFERENCES incident(id) ON DELETE SET NULL,
    recorded_at TEXT NOT NULL, changed_at TEXT NOT NULL, removed_at TEXT NOT NULL,
    CHECK (answer = 'told' OR text = ''),
    UNIQUE (casefile, place)
) STRICT;
CREATE TRIGGER passage_stays_in_its_place BEFORE UPDATE OF place, prompt ON passage
    BEGIN SELECT RAISE(ABORT, 'a passage answers what it answered'); END;
CREATE TRIGGER passage_keeps_its_beginning BEFORE UPDATE OF recorded_at ON passage
    WHEN OLD.answer <> 'later'
    BEGIN SELECT RAISE(ABORT, 'first written stays first written'); END;

-- How a passage stood before it was changed, as a whole: its words and how they are known.
CREATE TABLE passage_wording(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    passage INTEGER NOT NULL REFERENCES passage(id) ON DELETE CASCADE,
    answer TEXT NOT NULL CHECK (answer IN ('told', 'unknown')),
    voice TEXT NOT NULL CHECK (voice IN ('own', 'theirs')),
    known TEXT NOT NULL CHECK (known IN ('unsaid', 'saw', 'told', 'read', 'worked_out')),
    sure TEXT NOT NULL CHECK (sure IN ('unsaid', 'sure', 'fairly', 'unsure', 'unknown')),
    text TEXT NOT NULL, told_by TEXT NOT NULL, replaced_at TEXT NOT NULL
) STRICT;
CREATE INDEX wording_of_passage ON passage_wording(passage);

-- The words of a passage as it stands, as `incident_words`.
CREATE VIRTUAL TABLE passage_words USING fts5(
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
