-- What was put away as a whole: its rows, taken out of their tables, so that no list, search, count
-- or document can have them, and what is needed to put them back as they were. Incidents, passages
-- and items stay in their tables with `removed_at`, for others hang on them.

-- `held` is JSON (companion/held.py), `ids` those of the rows in it. The tables are named one by one:
-- nothing that has, or had, a kept file can ever be in here.
CREATE TABLE binned(
    id INTEGER PRIMARY KEY,
    salt BLOB NOT NULL DEFAULT (randomblob(16)),
    casefile INTEGER NOT NULL REFERENCES casefile(id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'account', 'contact', 'talk', 'step',
        'submission', 'takedown', 'asking', 'excerpt')),
    record INTEGER NOT NULL,
    held TEXT NOT NULL, ids TEXT NOT NULL, put_at TEXT NOT NULL
) STRICT;
CREATE INDEX binned_of_case ON binned(casefile);
