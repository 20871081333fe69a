-- Teams that buy traffic. The body is the team as its event carries it; the keys are its name and its own utm_source as
-- they are compared, so that no two teams claim the same.
create table team (
    id         text        primary key,
    name_key   text        not null unique,
    source_key text        unique,
    body       jsonb       not null,
    created_at timestamptz not null
);
create index team_by_age on team (created_at desc, id desc);
