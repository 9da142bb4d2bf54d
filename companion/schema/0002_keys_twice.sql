-- The key of a kept file is in the database alone, and one page holds the keys of twenty. So that
-- a damaged page does not cost twenty files, this index holds them a second time, on another page;
-- salvage reads it. Deleting the row deletes both.
CREATE INDEX object_again ON object(name, key, size, sha256, salt);
