-- Bundles somebody else made, each kept as a case of its own. Once `closed_at` is set the case says
-- what was received and nothing else: it can lose things, but gain and change none.

CREATE TABLE received(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    casefile INTEGER NOT NULL REFERENCES casefile(id) ON DELETE CASCADE,
    export TEXT NOT NULL, made TEXT NOT NULL, program TEXT NOT NULL, manifest TEXT NOT NULL,
    begun_at TEXT NOT NULL, closed_at TEXT NOT NULL
) STRICT;
CREATE INDEX received_of_case ON received(casefile);
CREATE TRIGGER received_stays_as_it_was BEFORE UPDATE ON received WHEN OLD.closed_at <> ''
    BEGIN SELECT RAISE(ABORT, 'received_case'); END;
CREATE TRIGGER received_case_edit
    BEFORE UPDATE OF role, age, pack, person, writer, contact, school, grade, station, choices
    ON casefile WHEN EXISTS (
        SELECT 1 FROM received WHERE casefile = NEW.id AND closed_at <> '')
    BEGIN SELECT RAISE(ABORT, 'received_case'); END;
-- What it shows may still be answered anew, and its bytes be deleted.
CREATE TRIGGER received_evidence_edit
    BEFORE UPDATE OF title, description, url, room, account, seen, obtained, obtained_from, method,
    device, seen_by, proves, holder, sha256, size, media, original_name
    ON evidence WHEN EXISTS (
        SELECT 1 FROM received WHERE casefile = NEW.casefile AND closed_at <> '')
    BEGIN SELECT RAISE(ABORT, 'received_case'); END;
CREATE TRIGGER received_evidence_new BEFORE INSERT ON evidence
    WHEN EXISTS (SELECT 1 FROM received WHERE casefile = NEW.casefile AND closed_at <> '')
    BEGIN SELECT RAISE(ABORT, 'received_case'); END;
CREATE TRIGGER received_account_new BEFORE INSERT ON account
    WHEN EXISTS (SELECT 1 FROM received WHERE casefile = NEW.casefile AND closed_at <> '')
    BEGIN SELECT RAISE(ABORT, 'received_case'); END;
CREATE TRIGGER received_person_new BEFORE INSERT ON person
    WHEN EXISTS (SELECT 1 FROM received WHERE casefile = NEW.casefile AND closed_at <> '')
    BEGIN SELECT RAISE(ABORT, 'received_case'); END;
CREATE TRIGGER received_incident_new BEFORE INSERT ON incident
    WHEN EXISTS (SELECT 1 FROM received WHERE casefile = NEW.casefile AND closed_at <> '')
    BEGIN SELECT RAISE(ABORT, 'received_case'); END;
CREATE TRIGGER received_contact_new BEFORE INSERT ON contact
    WHEN EXISTS (SELECT 1 FROM received WHERE casefile = NEW.casefile AND closed_at <> '')
    BEGIN SELECT RAISE(ABORT, 'received_case'); END;
CREATE TRIGGER received_talk_new BEFORE INSERT ON talk
    WHEN EXISTS (SELECT 1 FROM received WHERE casefile = NEW.casefile AND closed_at <> '')
    BEGIN SELECT RAISE(ABORT, 'received_case'); END;
CREATE TRIGGER received_step_new BEFORE INSERT ON step
    WHEN EXISTS (SELECT 1 FROM received WHERE casefile = NEW.casefile AND closed_at <> '')
    BEGIN SELECT RAISE(ABORT, 'received_case'); END;
CREATE TRIGGER received_passage_new BEFORE INSERT ON passage
    WHEN EXISTS (SELECT 1 FROM received WHERE casefile = NEW.casefile AND closed_at <> '')
    BEGIN SELECT RAISE(ABORT, 'received_case'); END;
CREATE TRIGGER received_exported_new BEFORE INSERT ON exported
    WHEN EXISTS (SELECT 1 FROM received WHERE casefile = NEW.casefile AND closed_at <> '')
    BEGIN SELECT RAISE(ABORT, 'received_case'); END;
CREATE TRIGGER received_submission_new BEFORE INSERT ON submission
    WHEN EXISTS (SELECT 1 FROM received WHERE casefile = NEW.casefile AND closed_at <> '')
    BEGIN SELECT RAISE(ABORT, 'received_case'); END;
CREATE TRIGGER received_excerpt_new BEFORE INSERT ON excerpt
    WHEN EXISTS (SELECT 1 FROM evidence JOIN received USING (casefile)
        WHERE evidence.id = NEW.evidence AND closed_at <> '')
    BEGIN SELECT RAISE(ABORT, 'received_case'); END;
