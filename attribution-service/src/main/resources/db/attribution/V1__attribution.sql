-- Attribution decides again whenever a fact arrives, so it keeps all facts that may decide, each once under its own
-- identity, and beside them what was decided. Facts never change; decisions are rewritten until they settle.

-- Terms never change; what does change stands in columns of its own. Whoever gives or frees a place of the caps holds
-- this row's lock, so caps are exact however many do so at once.
create table offer (
    id         text primary key,
    place      text        not null,
    terms      jsonb       not null,
    created_at timestamptz not null,
    paused     boolean     not null default false,
    exhausted  boolean     not null default false,
    -- When the full window of an exhausted offer ends; null where the whole offer is sold.
    reopens_at timestamptz,
    total_cap  integer     not null,
    window_cap integer,
    taken      integer     not null default 0
);
create index offer_by_place on offer (place);
create index offer_by_age on offer (created_at desc, id desc);
create index offer_to_reopen on offer (reopens_at) where exhausted and reopens_at is not null;

-- Places taken in one window of an offer's calendar.
create table cap_window (
    offer     text        not null,
    window_start timestamptz not null,
    taken     integer     not null,
    primary key (offer, window_start)
);

-- Click and start have different keys and come in any order; they meet in this row. Whichever transaction is first
-- writes it, the other waits for the row and finds what the first has left: a stub without an event where only the
-- token was seen. Ids begin with their time, so the index grows at its end, whatever the size of the table.
create table click (
    id               text collate "C" primary key,
    event_id         uuid,
    occurred_at      timestamptz,
    offer            text,
    outcome          text,
    network          text,
    network_click_id text,
    subs             jsonb,
    utm              jsonb,
    bot              text
);

create table bot_start (
    event_id    uuid primary key,
    click       text collate "C" not null,
    user_id     bigint      not null,
    occurred_at timestamptz not null
);
create index bot_start_of_click on bot_start (click);
create index bot_start_of_user on bot_start (user_id);

-- A join, and how it stands.
create table action (
    event_id      uuid primary key,
    user_id       bigint      not null,
    premium       boolean     not null,
    chat_id       bigint      not null,
    chat_username text,
    chat_type     text        not null,
    occurred_at   timestamptz not null,
    heard_at      timestamptz not null,
    state         text,
    settles_at    timestamptz,
    lateness      text,
    explanation   jsonb
);
create index action_of_user on action (user_id);
create index action_parked on action (settles_at) where state = 'parked';
create index action_by_state on action (state, occurred_at desc, event_id desc)
    where state in ('parked', 'expired', 'late');

create table chat_leave (
    event_id    uuid primary key,
    user_id     bigint      not null,
    chat_id     bigint      not null,
    occurred_at timestamptz not null
);
create index chat_leave_of_user on chat_leave (user_id);

-- Locked while something is decided about a person, so that nobody decides from half of what another has written.
create table person (
    id bigint primary key
);

-- Each revision of each credit. The body is the conversion as its events carry it.
create table conversion (
    id           uuid        not null,
    revision     integer     not null,
    action       uuid        not null,
    user_id      bigint      not null,
    offer        text        not null,
    click        text collate "C" not null,
    acted_at     timestamptz not null,
    body         jsonb       not null,
    state        text        not null,
    undoing      text,
    undone_at    timestamptz,
    due_at       timestamptz not null,
    kept_from    timestamptz not null,
    -- The window of the caps in which its place is; null where the offer has no windows.
    window_start timestamptz,
    explanation  jsonb       not null,
    primary key (id, revision)
);
create index conversion_of_user on conversion (user_id);
create index conversion_of_click on conversion (click);
create index conversion_by_time on conversion (acted_at desc, id desc, revision desc);
create index conversion_of_offer on conversion (offer, acted_at desc, id desc, revision desc);
create index conversion_due on conversion (due_at) where state = 'pending';
create index conversion_waiting on conversion (offer, acted_at, id) where state = 'over_cap';

-- Sales and their reopenings, in any order: the newest of a lead says whether its sale counts, and for which click.
create table sale (
    event_id    uuid primary key,
    account     text        not null,
    lead        bigint      not null,
    closed      boolean     not null,
    click       text collate "C",
    amount      numeric     not null,
    currency    text        not null,
    occurred_at timestamptz not null
);
create index sale_of_click on sale (click);
create index sale_of_lead on sale (account, lead);
