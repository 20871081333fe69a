-- For a test: a script that PostgreSQL refuses.
create table broken (id no_such_type);
