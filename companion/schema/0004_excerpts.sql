-- Messages picked out of a chat export, as the parser read them, with their neighbours. An excerpt
-- whose words were deleted for good stays as its number, which is never given again.
CREATE TABLE excerpt(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    evidence INTEGER NOT NULL REFERENCES evidence(id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number > 0),
    clock TEXT NOT NULL CHECK (clock IN ('stated', 'device', 'unclear')),
    program TEXT NOT NULL, room TEXT NOT NULL, saved TEXT NOT NULL,
    made_at TEXT NOT NULL, erased_at TEXT NOT NULL,
    UNIQUE (evidence, number)
) STRICT;
CREATE TRIGGER excerpt_keeps_its_number BEFORE UPDATE OF number, evidence ON excerpt
    BEGIN SELECT RAISE(ABORT, 'a number stays with its excerpt'); END;

CREATE TABLE excerpt_message(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    excerpt INTEGER NOT NULL REFERENCES excerpt(id) ON DELETE CASCADE,
    seq INTEGER NOT NULL CHECK (seq > 0),  -- its place in the export
    picked INTEGER NOT NULL CHECK (picked IN (0, 1)),  -- 0: came along as a neighbour
    sender TEXT NOT NULL, sent TEXT NOT NULL, moment TEXT NOT NULL, text TEXT NOT NULL,
    attachment TEXT NOT NULL, origin TEXT NOT NULL, room TEXT NOT NULL,
    UNIQUE (excerpt, seq)
) STRICT;
CREATE TRIGGER excerpt_message_stays_as_it_was BEFORE UPDATE ON excerpt_message
    BEGIN SELECT RAISE(ABORT, 'a quoted message is kept or erased, never changed'); END;

-- Which incidents cite it. The link belongs to the excerpt: what a journal line commits to of an
-- incident is fixed by the first schema.
CREATE TABLE excerpt_incident(
    excerpt INTEGER NOT NULL REFERENCES excerpt(id) ON DELETE CASCADE,
    incident INTEGER NOT NULL REFERENCES incident(id) ON DELETE CASCADE,
    PRIMARY KEY (excerpt, incident)
) STRICT, WITHOUT ROWID;
CREATE INDEX excerpt_of_incident ON excerpt_incident(incident);

-- The words of an excerpt, as `incident_words`: whoever looks for them finds what cites it.
CREATE VIRTUAL TABLE excerpt_words USING fts5(
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
