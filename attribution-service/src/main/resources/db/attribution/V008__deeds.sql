-- What people do beside joining and sharing. Joins have no goal: whether a chat is a channel or a group they do not care.
alter table action
    add column goal      text,
    add column requested boolean,
    add column bot       text,
    add column message   integer,
    add column subject   text;

-- Deeds for which no offer of their goal has been made are not kept.
create index offer_by_goal on offer ((terms ->> 'goal'));

-- What somebody had done is taken back, or their money has been given back; a refund may mean either of two goals.
create table retraction (
    event_id    uuid        not null,
    goal        text        not null,
    user_id     bigint      not null,
    bot         text,
    chat_id     bigint,
    message     integer,
    subject     text        not null,
    occurred_at timestamptz not null,
    primary key (event_id, goal)
);
create index retraction_of_user on retraction (user_id);

-- Somebody has asked to be let into a chat.
create table join_request (
    event_id    uuid primary key,
    user_id     bigint      not null,
    chat_id     bigint      not null,
    occurred_at timestamptz not null
);
create index join_request_of_user on join_request (user_id);

-- Groups that became supergroups. Whoever writes one locks the table: until then nobody may decide without it who will
-- not be asked again afterwards.
create table chat_move (
    old_id bigint primary key,
    new_id bigint not null unique
);

-- How the places of offers stood when the bot looked last.
create table place_check (
    place      text        not null,
    goal       text        not null,
    event_id   uuid        not null,
    checked_at timestamptz not null,
    lack       text,
    advice     jsonb       not null,
    primary key (place, goal)
);

-- What an offer's place lacks: as long as that is so nobody is sent there. Whoever orders is not paid for.
alter table offer
    add column lack         text,
    add column advice       jsonb,
    add column own_accounts bigint[] not null default '{}';
