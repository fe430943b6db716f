-- The kind of processor that trained up to the checkpoint: bits are promised for one kind.
alter table training_job add column checkpoint_core varchar(64);
