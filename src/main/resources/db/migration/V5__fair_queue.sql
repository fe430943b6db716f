-- A fair queue: who was served when, what waits for a later time, and rows of other kinds than whole trainings.

alter table training_job add column kind varchar(16) default 'TRAINING' not null;
-- A fold or trial names the row that asked for it and its own number there.
alter table training_job add column parent_id uuid;
alter table training_job add column part int;
-- After a failure of the database or the blob store: how many in a row, and when to try again.
alter table training_job add column failures int default 0 not null;
alter table training_job add column not_before timestamp(6) with time zone;
-- When a worker last took it: whose turn it is among clients.
alter table training_job add column claimed_at timestamp(6) with time zone;

update training_job set claimed_at = started_at;
-- Crashes are counted when a job is taken from now on, and uncounted when it is given back in good order.
update training_job set crashes = crashes + 1 where status in ('RUNNING', 'CANCELLING');

drop index training_job_queue;
create index training_job_turn on training_job (status, client, priority desc, id);
create index training_job_served on training_job (client, claimed_at);
create index training_job_parent on training_job (parent_id, part);
