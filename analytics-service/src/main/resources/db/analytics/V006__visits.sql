-- A source is counted with the facts; of visits nobody asks for it.
alter table visit drop column source;
