-- What was made to be handed out, and what became of it.

-- `files` is JSON, [[name, SHA-256], …]: what somebody who got the bundle can send a digest of.
CREATE TABLE exported(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    casefile INTEGER NOT NULL REFERENCES casefile(id) ON DELETE CASCADE,
    name TEXT NOT NULL, desk TEXT NOT NULL, language TEXT NOT NULL, made_at TEXT NOT NULL,
    manifest TEXT NOT NULL, files TEXT NOT NULL
) STRICT;
CREATE INDEX exported_of_case ON exported(casefile);
CREATE TRIGGER exported_stays_as_it_was BEFORE UPDATE ON exported
    BEGIN SELECT RAISE(ABORT, 'what was handed out is not made otherwise'); END;

-- `returned` is JSON as `files`, the digests they gave back, each with what they called the file.
CREATE TABLE submission(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    casefile INTEGER NOT NULL REFERENCES casefile(id) ON DELETE CASCADE,
    exported INTEGER REFERENCES exported(id) ON DELETE SET NULL,
    desk TEXT NOT NULL, whom TEXT NOT NULL, happened TEXT NOT NULL, earliest TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('unsaid', 'in_person', 'post', 'online', 'other')),
    officer TEXT NOT NULL, reference TEXT NOT NULL, note TEXT NOT NULL,
    returned TEXT NOT NULL, noted_at TEXT NOT NULL
) STRICT;
CREATE INDEX submission_of_case ON submission(casefile);

-- The items whose files went along.
CREATE TABLE submission_evidence(
    submission INTEGER NOT NULL REFERENCES submission(id) ON DELETE CASCADE,
    evidence INTEGER NOT NULL REFERENCES evidence(id) ON DELETE CASCADE,
    PRIMARY KEY (submission, evidence)
) STRICT, WITHOUT ROWID;
CREATE INDEX submission_of_evidence ON submission_evidence(evidence);
