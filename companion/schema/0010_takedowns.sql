-- Where something is that somebody was asked to take down, and each time they were asked.

-- `looks` is JSON, [[moment, found], …]: all that was known of it, first to last. `step` is the id of
-- the next step made for it, which the person may have deleted; 0 for none.
CREATE TABLE takedown(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    casefile INTEGER NOT NULL REFERENCES casefile(id) ON DELETE CASCADE,
    evidence INTEGER REFERENCES evidence(id) ON DELETE SET NULL,
    platform TEXT NOT NULL, url TEXT NOT NULL, room TEXT NOT NULL,
    pictured TEXT NOT NULL
        CHECK (pictured IN ('unsaid', 'under18', 'adult', 'unsure', 'ordinary')),
    found TEXT NOT NULL CHECK (found IN ('unsaid', 'there', 'gone', 'back')),
    looks TEXT NOT NULL, next_look TEXT NOT NULL, earliest TEXT NOT NULL,
    step INTEGER NOT NULL, note TEXT NOT NULL, noted_at TEXT NOT NULL
) STRICT;
CREATE INDEX takedown_of_case ON takedown(casefile, earliest);
CREATE INDEX takedown_of_evidence ON takedown(evidence);

-- `pin` and the number of a service (`reference`) are never given a second time.
CREATE TABLE asking(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    casefile INTEGER NOT NULL REFERENCES casefile(id) ON DELETE CASCADE,
    takedown INTEGER NOT NULL REFERENCES takedown(id) ON DELETE CASCADE,
    submission INTEGER REFERENCES submission(id) ON DELETE SET NULL,
    route TEXT NOT NULL, whom TEXT NOT NULL, happened TEXT NOT NULL, earliest TEXT NOT NULL,
    means TEXT NOT NULL CHECK (means IN
        ('unsaid', 'form', 'report', 'email', 'phone', 'in_person', 'other')),
    reference TEXT NOT NULL, pin TEXT NOT NULL, rule TEXT NOT NULL, due TEXT NOT NULL,
    reply TEXT NOT NULL CHECK (reply IN ('none', 'received', 'more', 'removed', 'refused')),
    replied TEXT NOT NULL, said TEXT NOT NULL, noted_at TEXT NOT NULL
) STRICT;
CREATE INDEX asking_of_takedown ON asking(takedown, earliest);
CREATE INDEX asking_of_case ON asking(casefile);
CREATE INDEX asking_of_submission ON asking(submission);

CREATE TRIGGER received_takedown_new BEFORE INSERT ON takedown
    WHEN EXISTS (SELECT 1 FROM received WHERE casefile = NEW.casefile AND closed_at <> '')
    BEGIN SELECT RAISE(ABORT, 'received_case'); END;
CREATE TRIGGER received_asking_new BEFORE INSERT ON asking
    WHEN EXISTS (SELECT 1 FROM received WHERE casefile = NEW.casefile AND closed_at <> '')
    BEGIN SELECT RAISE(ABORT, 'received_case'); END;
