-- What each layer did in an epoch: a JSON list, empty for epochs of an earlier version.
alter table training_epoch add column layers text default '[]' not null;
