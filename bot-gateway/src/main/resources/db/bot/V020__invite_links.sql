-- The invite link of each offer that people enter by a link of its own. Rows are wanted first and filled in later.
create table invite_link (
    offer           text        primary key,
    place           text        not null,
    goal            text        not null,
    name            text        not null,
    join_request    boolean     not null,
    -- Whether the bot lets in who asks by it.
    approves        boolean     not null,
    -- Null until Telegram has made it.
    link            text        unique,
    chat_id         bigint,
    attempts        int         not null default 0,
    -- Lies in the near future while somebody is making it.
    next_attempt_at timestamptz not null default now(),
    last_error      text
);

create index invite_link_wanted on invite_link (next_attempt_at) where link is null;

-- People whom the bot is to let in. Gone when they are, or when there is nothing left to approve.
create table join_approval (
    id              uuid        primary key,
    chat_id         bigint      not null,
    user_id         bigint      not null,
    attempts        int         not null default 0,
    -- Lies in the near future while somebody is approving it.
    next_attempt_at timestamptz not null default now()
);

create index join_approval_due on join_approval (next_attempt_at);
create index join_approval_in_chat on join_approval (chat_id);

-- Who came to the bot for an offer to join, and of whom no join has been heard yet.
create table membership_watch (
    user_id bigint      not null,
    offer   text        not null,
    -- As the offer spells it.
    place   text        not null,
    -- Then the click is too old.
    until   timestamptz not null,
    asked   int         not null default 0,
    -- Lies in the near future while somebody is asking.
    ask_at  timestamptz not null,
    primary key (user_id, offer)
);

create index membership_watch_due on membership_watch (ask_at);
