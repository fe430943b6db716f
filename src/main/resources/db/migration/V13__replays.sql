-- Replays: a job that trains another one again and says whether the bits are the same.

-- The job that is replayed; no foreign key, as it may be deleted.
alter table training_job add column replay_of uuid;
-- What came of it, once it has ended.
alter table training_job add column replay text;
-- What must be the same for the same bits, as the worker saw it that took the job last.
alter table training_job add column provenance text;
