-- The record. Every table of the person's own words has a random `salt`: the journal commits to
-- a row together with its salt, so that a row deleted later cannot be guessed from its digest.
-- Times `…_at` are ours, UTC; a `when` is uncertain time as JSON (companion/when.py).

CREATE TABLE casefile(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    role TEXT NOT NULL CHECK (role IN ('mine', 'child', 'support', 'teacher')),
    age TEXT NOT NULL CHECK (age IN ('under14', 'under19', 'adult', 'unsure')),
    name TEXT NOT NULL, pack TEXT NOT NULL,
    person TEXT NOT NULL, writer TEXT NOT NULL, contact TEXT NOT NULL,
    school TEXT NOT NULL, grade TEXT NOT NULL, station TEXT NOT NULL,
    choices TEXT NOT NULL,
    items INTEGER NOT NULL DEFAULT 0,  -- the last number given to an item; never goes back
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE account(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    casefile INTEGER NOT NULL REFERENCES casefile(id) ON DELETE CASCADE,
    platform TEXT NOT NULL, display_name TEXT NOT NULL, handle TEXT NOT NULL,
    profile_url TEXT NOT NULL, room TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE INDEX account_of_case ON account(casefile);

CREATE TABLE person(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    casefile INTEGER NOT NULL REFERENCES casefile(id) ON DELETE CASCADE,
    part TEXT NOT NULL CHECK (part IN ('other', 'witness', 'helper', 'affected')),
    name TEXT NOT NULL, relation TEXT NOT NULL, basis TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE INDEX person_of_case ON person(casefile);

CREATE TABLE person_account(
    person INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    PRIMARY KEY (person, account)
) STRICT, WITHOUT ROWID;

-- A sealed file beside the database. Its key exists only here: without the row it is noise.
CREATE TABLE object(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    name TEXT NOT NULL UNIQUE,
    key BLOB NOT NULL CHECK (length(key) = 32),
    size INTEGER NOT NULL CHECK (size > 0),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;

-- The guard, a second time: whatever the program believes, no row can name bytes that show, or
-- may show, a person under 19 sexually; a masked copy is new pixels and so not such bytes.
CREATE TABLE evidence(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    casefile INTEGER NOT NULL REFERENCES casefile(id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number > 0),
    kind TEXT NOT NULL CHECK (kind IN
        ('file', 'chat_export', 'masked_copy', 'fingerprint', 'reference', 'held_elsewhere')),
    shows TEXT NOT NULL CHECK (shows IN ('ordinary', 'sexual_adult', 'sexual_minor', 'unsure')),
    object INTEGER UNIQUE REFERENCES object(id),
    sha256 TEXT NOT NULL, size INTEGER NOT NULL, media TEXT NOT NULL, original_name TEXT NOT NULL,
    title TEXT NOT NULL, description TEXT NOT NULL, url TEXT NOT NULL, room TEXT NOT NULL,
    account INTEGER REFERENCES account(id) ON DELETE SET NULL,
    seen TEXT NOT NULL, obtained TEXT NOT NULL, obtained_from TEXT NOT NULL, method TEXT NOT NULL,
    device TEXT NOT NULL, seen_by TEXT NOT NULL, proves TEXT NOT NULL, holder TEXT NOT NULL,
    taken_at TEXT NOT NULL, removed_at TEXT NOT NULL,
    UNIQUE (casefile, number),
    CONSTRAINT only_kept_kinds_name_bytes
        CHECK (object IS NULL OR kind IN ('file', 'chat_export', 'masked_copy')),
    CONSTRAINT kept_kinds_have_bytes
        CHECK (object IS NOT NULL OR removed_at <> '' OR kind NOT IN ('file', 'chat_export', 'masked_copy')),
    CONSTRAINT guard_under_19
        CHECK (object IS NULL OR kind = 'masked_copy' OR shows IN ('ordinary', 'sexual_adult'))
) STRICT;
CREATE INDEX evidence_by_digest ON evidence(casefile, sha256);

-- A counsellor or a teacher keeps no sexual picture at all.
CREATE TRIGGER guard_holder_new BEFORE INSERT ON evidence
    WHEN NEW.object IS NOT NULL AND NEW.shows <> 'ordinary' AND EXISTS (
        SELECT 1 FROM casefile WHERE id = NEW.casefile AND role IN ('support', 'teacher'))
    BEGIN SELECT RAISE(ABORT, 'guard_holder'); END;
CREATE TRIGGER guard_holder_edit BEFORE UPDATE OF object, shows, casefile ON evidence
    WHEN NEW.object IS NOT NULL AND NEW.shows <> 'ordinary' AND EXISTS (
        SELECT 1 FROM casefile WHERE id = NEW.casefile AND role IN ('support', 'teacher'))
    BEGIN SELECT RAISE(ABORT, 'guard_holder'); END;
CREATE TRIGGER guard_holder_case_new BEFORE INSERT ON casefile
    WHEN NEW.role IN ('support', 'teacher') AND EXISTS (
        SELECT 1 FROM evidence
        WHERE casefile = NEW.id AND object IS NOT NULL AND shows <> 'ordinary')
    BEGIN SELECT RAISE(ABORT, 'guard_holder'); END;
CREATE TRIGGER guard_holder_case BEFORE UPDATE OF id, role ON casefile
    WHEN NEW.role IN ('support', 'teacher') AND EXISTS (
        SELECT 1 FROM evidence
        WHERE casefile = NEW.id AND object IS NOT NULL AND shows <> 'ordinary')
    BEGIN SELECT RAISE(ABORT, 'guard_holder'); END;
-- An original stays one: it cannot be called a masked copy to get past the constraint.
CREATE TRIGGER guard_kind BEFORE UPDATE OF kind ON evidence
    WHEN OLD.object IS NOT NULL AND NEW.object IS NOT NULL AND NEW.kind <> OLD.kind
    BEGIN SELECT RAISE(ABORT, 'bytes that are kept keep their kind'); END;
CREATE TRIGGER evidence_keeps_its_number BEFORE UPDATE OF number, casefile ON evidence
    BEGIN SELECT RAISE(ABORT, 'a number stays with its item'); END;
CREATE TRIGGER object_stays_as_sealed BEFORE UPDATE ON object
    BEGIN SELECT RAISE(ABORT, 'a sealed object is never rewritten'); END;

CREATE TABLE incident(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    casefile INTEGER NOT NULL REFERENCES casefile(id) ON DELETE CASCADE,
    title TEXT NOT NULL, narrative TEXT NOT NULL,
    happened TEXT NOT NULL, earliest TEXT NOT NULL,
    time_source TEXT NOT NULL, noticed TEXT NOT NULL,
    acts TEXT NOT NULL, place TEXT NOT NULL,
    known TEXT NOT NULL CHECK (known IN ('unsaid', 'saw', 'told', 'read', 'worked_out')),
    told_by TEXT NOT NULL, effect TEXT NOT NULL, wish TEXT NOT NULL,
    recorded_at TEXT NOT NULL, changed_at TEXT NOT NULL, removed_at TEXT NOT NULL
) STRICT;
CREATE INDEX incident_by_time ON incident(casefile, removed_at, earliest DESC, id);
CREATE TRIGGER incident_keeps_when_it_was_recorded BEFORE UPDATE OF recorded_at ON incident
    BEGIN SELECT RAISE(ABORT, 'recorded_at is fixed'); END;

CREATE TABLE incident_account(
    incident INTEGER NOT NULL REFERENCES incident(id) ON DELETE CASCADE,
    account INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    PRIMARY KEY (incident, account)
) STRICT, WITHOUT ROWID;
CREATE TABLE incident_person(
    incident INTEGER NOT NULL REFERENCES incident(id) ON DELETE CASCADE,
    person INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    PRIMARY KEY (incident, person)
) STRICT, WITHOUT ROWID;
CREATE TABLE incident_evidence(
    incident INTEGER NOT NULL REFERENCES incident(id) ON DELETE CASCADE,
    evidence INTEGER NOT NULL REFERENCES evidence(id) ON DELETE CASCADE,
    PRIMARY KEY (incident, evidence)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_of_evidence ON incident_evidence(evidence);

CREATE TABLE wording(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    incident INTEGER NOT NULL REFERENCES incident(id) ON DELETE CASCADE,
    field TEXT NOT NULL, text TEXT NOT NULL, replaced_at TEXT NOT NULL
) STRICT;
CREATE INDEX wording_of_incident ON wording(incident);
CREATE TRIGGER wording_stays_as_it_was BEFORE UPDATE ON wording
    BEGIN SELECT RAISE(ABORT, 'a former wording is kept or erased, never changed'); END;

CREATE TABLE contact(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    casefile INTEGER NOT NULL REFERENCES casefile(id) ON DELETE CASCADE,
    name TEXT NOT NULL, phone TEXT NOT NULL, hours TEXT NOT NULL, note TEXT NOT NULL
) STRICT;

CREATE TABLE talk(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    casefile INTEGER NOT NULL REFERENCES casefile(id) ON DELETE CASCADE,
    contact TEXT NOT NULL, held TEXT NOT NULL, earliest TEXT NOT NULL, channel TEXT NOT NULL,
    said TEXT NOT NULL, case_number TEXT NOT NULL, promise TEXT NOT NULL
) STRICT;

CREATE TABLE step(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    casefile INTEGER NOT NULL REFERENCES casefile(id) ON DELETE CASCADE,
    title TEXT NOT NULL, due TEXT NOT NULL, earliest TEXT NOT NULL, note TEXT NOT NULL,
    done_at TEXT NOT NULL
) STRICT;

-- What is being typed: saved within a second, gone once it is saved or put away.
CREATE TABLE draft(
    place TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE journal(
    seq INTEGER PRIMARY KEY,
    event TEXT NOT NULL,  -- canonical JSON, companion/journal.py
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE TRIGGER journal_grows_by_one BEFORE INSERT ON journal
    WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM journal)
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_keeps_its_lines BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_keeps_its_words BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- Every word of the record, as pairs of syllables made by companion/timeline.py.
CREATE VIRTUAL TABLE incident_words USING fts5(
    words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
