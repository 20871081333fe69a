-- A comment is written in the thread below the copy of a channel's post in the discussion group. Only the copy itself,
-- and direct replies to it, show the post: for the others it is remembered here.
create table discussion (
    group_id         bigint      not null,
    -- The copy: its number is that of the thread.
    message          int         not null,
    channel_id       bigint      not null,
    channel_username text,
    channel_type     text        not null,
    post             int         not null,
    learned_at       timestamptz not null default now(),
    primary key (group_id, message)
);

create index discussion_learned_at on discussion (learned_at);
