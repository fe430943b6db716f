-- Replays of searches: a tuning job that does another one again and says whether every trial came to the same bits.

-- The tuning job that is replayed; no foreign key, as it may be deleted.
alter table tuning_job add column replay_of uuid;
-- What came of it, once it has ended.
alter table tuning_job add column replay text;
-- Its trials have ended; what is left is to compare them.
alter table tuning_job add column awaits_verdict boolean default false not null;
