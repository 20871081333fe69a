-- Every message that leaves goes through this queue. Its id is that of its cause, so a repeated cause says nothing.

create table outgoing_message (
    id              uuid        primary key,
    -- The order within a chat.
    place           bigint      generated always as identity,
    chat            text        not null,
    -- Parameters of sendMessage as JSON, without the chat.
    body            text        not null,
    state           text        not null check (state in ('pending', 'sent', 'failed', 'blocked')),
    -- Those that failed, and the one that succeeded.
    attempts        int         not null default 0,
    -- Lies in the future while somebody is sending it.
    next_attempt_at timestamptz not null default now(),
    last_error      text,
    created_at      timestamptz not null default now(),
    finished_at     timestamptz
);

create index outgoing_message_due on outgoing_message (next_attempt_at, place) where state = 'pending';
create index outgoing_message_in_chat on outgoing_message (chat, place) where state = 'pending';
create index outgoing_message_finished on outgoing_message (finished_at) where finished_at is not null;

-- Chats that refused us: blocked by the user, or thrown out of the group.
create table blocked_chat (
    chat       text        primary key,
    reason     text        not null,
    blocked_at timestamptz not null default now()
);
