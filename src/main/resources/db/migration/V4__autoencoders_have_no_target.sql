-- An autoencoder learns its own inputs, so neither its job nor its model names a column.

alter table training_job alter column target drop not null;
alter table model_version alter column target drop not null;
