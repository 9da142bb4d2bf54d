-- More of evidence: who else brought the same bytes, what was learned of a file, what a masked copy
-- was made from, and where an item went.

-- The same bytes once more. How they came the first time stands in the item's own row.
CREATE TABLE source(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    original_name TEXT NOT NULL, obtained TEXT NOT NULL, obtained_from TEXT NOT NULL,
    method TEXT NOT NULL, device TEXT NOT NULL, taken_at TEXT NOT NULL,
    evidence INTEGER NOT NULL REFERENCES evidence(id) ON DELETE CASCADE
) STRICT;
CREATE INDEX source_of_item ON source(evidence);

-- From PDQ a picture's look can be guessed again: it is in no report, bundle, log or answer, and goes
-- when the bytes go.
CREATE TABLE look(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    evidence INTEGER NOT NULL UNIQUE REFERENCES evidence(id) ON DELETE CASCADE,
    md5 TEXT NOT NULL CHECK (length(md5) IN (0, 32)),
    width INTEGER NOT NULL CHECK (width >= 0), height INTEGER NOT NULL CHECK (height >= 0),
    quality INTEGER NOT NULL CHECK (quality BETWEEN 0 AND 100),
    pdq TEXT NOT NULL CHECK (length(pdq) IN (0, 64))
) STRICT;

-- Of a masked copy, the item's own row has digest and size of what it was made from, and the row of
-- its object those of the pixels that are kept.
CREATE TABLE masked(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    evidence INTEGER NOT NULL UNIQUE REFERENCES evidence(id) ON DELETE CASCADE,
    origin INTEGER REFERENCES evidence(id) ON DELETE SET NULL,
    made_by TEXT NOT NULL, why TEXT NOT NULL
) STRICT;
CREATE INDEX masked_of_origin ON masked(origin);

-- The person's words about what the journal only counts: to whom an item was handed, why its bytes
-- were deleted.
CREATE TABLE custody(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    act TEXT NOT NULL CHECK (act IN ('handed_over', 'deleted')),
    whom TEXT NOT NULL, happened TEXT NOT NULL, way TEXT NOT NULL, reference TEXT NOT NULL,
    why TEXT NOT NULL, noted_at TEXT NOT NULL,
    evidence INTEGER NOT NULL REFERENCES evidence(id) ON DELETE CASCADE
) STRICT;
CREATE INDEX custody_of_item ON custody(evidence);

-- The guard once more: bytes that are what a masked copy was made from are none, nor are bytes that
-- were noted before as showing, or maybe showing, a person under 19.
CREATE TRIGGER guard_masked BEFORE INSERT ON evidence
    WHEN NEW.object IS NOT NULL AND NEW.kind = 'masked_copy' AND EXISTS (
        SELECT 1 FROM object WHERE id = NEW.object AND (sha256 = NEW.sha256 OR sha256 IN (
            SELECT sha256 FROM evidence WHERE shows IN ('sexual_minor', 'unsure'))))
    BEGIN SELECT RAISE(ABORT, 'guard_masked'); END;
CREATE TRIGGER guard_masked_edit BEFORE UPDATE OF object, sha256, kind ON evidence
    WHEN NEW.object IS NOT NULL AND NEW.kind = 'masked_copy' AND EXISTS (
        SELECT 1 FROM object WHERE id = NEW.object AND sha256 = NEW.sha256)
    BEGIN SELECT RAISE(ABORT, 'guard_masked'); END;
