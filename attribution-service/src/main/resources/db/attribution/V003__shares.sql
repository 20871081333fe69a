-- That a user has shared an offer no single event tells: it is an action as soon as enough different people have
-- followed. Of each of them the first click is kept, until there are enough that came earlier.
create table share_click (
    user_id     bigint      not null,
    offer       text        not null,
    visitor     text        not null,
    event_id    uuid        not null,
    occurred_at timestamptz not null,
    heard_at    timestamptz not null,
    primary key (user_id, offer, visitor)
);

-- An action is the joining of a chat or the sharing of an offer. What was shared is seen at clicks, where Telegram does
-- not tell who has Premium.
alter table action
    add column offer text,
    alter column chat_id drop not null,
    alter column chat_type drop not null,
    alter column premium drop not null,
    add constraint action_of_one_kind check (num_nonnulls(chat_id, offer) = 1);

-- Whoever shares is paid for as what they were when they started the bot. Of starts heard before nobody knows.
alter table bot_start add column premium boolean not null default false;
alter table bot_start alter column premium drop default;
