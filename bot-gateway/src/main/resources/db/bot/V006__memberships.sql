-- Whom the bot is to ask Telegram about: somebody who says that they have joined, or whose hold is about to end.
create table membership_question (
    id       uuid        primary key,
    user_id  bigint      not null,
    offer    text        not null,
    -- By which the user is answered; null where nobody waits.
    callback text,
    language text,
    -- Of the conversion whose hold is to end; null where the user asks.
    acted_at timestamptz,
    -- Lies in the near future while somebody is asking.
    ask_at   timestamptz not null default now()
);

create index membership_question_due on membership_question (ask_at);
