-- What was promised in a talk, and what the person has of their own about a place of help.

-- `due` is uncertain time, until when. `step` is the id of the step that looks after it, 0 for
-- none; the step may be deleted, so it is no reference.
CREATE TABLE promise(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    talk INTEGER NOT NULL UNIQUE REFERENCES talk(id) ON DELETE CASCADE,
    officer TEXT NOT NULL, due TEXT NOT NULL, step INTEGER NOT NULL
) STRICT;
CREATE TRIGGER received_promise_new BEFORE INSERT ON promise
    WHEN EXISTS (SELECT 1 FROM talk JOIN received USING (casefile)
        WHERE talk.id = NEW.talk AND closed_at <> '')
    BEGIN SELECT RAISE(ABORT, 'received_case'); END;

-- `place` is the id of a contact in the pack, or own:<id> of one of the person's own. `say` is what
-- they want to say there, in their words.
CREATE TABLE directory(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    casefile INTEGER NOT NULL REFERENCES casefile(id) ON DELETE CASCADE,
    place TEXT NOT NULL, phone TEXT NOT NULL, note TEXT NOT NULL,
    hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
    pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
    say TEXT NOT NULL,
    UNIQUE (casefile, place)
) STRICT;
CREATE TRIGGER received_directory_new BEFORE INSERT ON directory
    WHEN EXISTS (SELECT 1 FROM received WHERE casefile = NEW.casefile AND closed_at <> '')
    BEGIN SELECT RAISE(ABORT, 'received_case'); END;
