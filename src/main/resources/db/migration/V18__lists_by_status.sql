-- Lists of jobs by status are in the order of (parent_id, id desc), absent parents last. PostgreSQL took this index for sorted by the parent and
-- sorted the ids itself, which for those without a parent are all; with absent ones first it is no help to lists, and the same to all others.
drop index training_job_parent;
create unique index training_job_parent on training_job (parent_id nulls first, part);
