-- Who agreed that what may go to whom, noted by somebody who holds the case of another person. It
-- is a ledger: a line is ended by a withdrawal, never changed, and goes only with its case.
CREATE TABLE consent(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    casefile INTEGER NOT NULL REFERENCES casefile(id) ON DELETE CASCADE,
    ground TEXT NOT NULL CHECK (ground IN ('consent', 'law')),
    desk TEXT NOT NULL, whom TEXT NOT NULL, what TEXT NOT NULL,
    giver TEXT NOT NULL, way TEXT NOT NULL, given TEXT NOT NULL,
    ends TEXT NOT NULL,  -- the last day it holds, ISO 8601; '' until it is withdrawn
    article TEXT NOT NULL,  -- of the law that obliges, where that is the ground
    noted_at TEXT NOT NULL, withdrawn_at TEXT NOT NULL, withdrawn TEXT NOT NULL,
    CHECK (ground = 'consent' OR article <> ''),
    CHECK (withdrawn_at <> '' OR withdrawn = '')
) STRICT;
CREATE INDEX consent_of_case ON consent(casefile);
CREATE TRIGGER consent_is_a_ledger BEFORE UPDATE ON consent
    WHEN OLD.withdrawn_at <> '' OR NEW.withdrawn_at = '' OR NEW.id <> OLD.id
        OR NEW.salt <> OLD.salt OR NEW.casefile <> OLD.casefile OR NEW.ground <> OLD.ground
        OR NEW.desk <> OLD.desk OR NEW.whom <> OLD.whom OR NEW.what <> OLD.what
        OR NEW.giver <> OLD.giver OR NEW.way <> OLD.way OR NEW.given <> OLD.given
        OR NEW.ends <> OLD.ends OR NEW.article <> OLD.article OR NEW.noted_at <> OLD.noted_at
    BEGIN SELECT RAISE(ABORT, 'a consent is withdrawn, never changed'); END;
CREATE TRIGGER consent_goes_with_its_case BEFORE DELETE ON consent
    WHEN EXISTS (SELECT 1 FROM casefile WHERE id = OLD.casefile)
    BEGIN SELECT RAISE(ABORT, 'a consent is withdrawn, never deleted'); END;
CREATE TRIGGER received_consent_new BEFORE INSERT ON consent
    WHEN EXISTS (SELECT 1 FROM received WHERE casefile = NEW.casefile AND closed_at <> '')
    BEGIN SELECT RAISE(ABORT, 'received_case'); END;
