-- What came from Telegram: the numbers of updates that have had their effect, and the updates that nobody understood.

-- A set, not a high-water mark: after a quiet week Telegram starts from a random number (Bot API, Update).
create table seen_update (
    bot       text        not null,
    update_id bigint      not null,
    seen_at   timestamptz not null default now(),
    primary key (bot, update_id)
);

create index seen_update_seen_at on seen_update (seen_at);

-- Kept as it came until somebody has taught us to read it.
create table update_kept (
    event_id    uuid        primary key,
    bot         text        not null,
    update_id   bigint,
    reason      text        not null,
    body        bytea       not null,
    received_at timestamptz not null
);
