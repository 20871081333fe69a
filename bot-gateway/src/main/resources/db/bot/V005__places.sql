-- Whether the bot can see the actions of a goal at a place: what was found when it last looked, and when it looks next.
create table place_check (
    -- As the offers spell it.
    place         text        not null,
    goal          text        not null,
    -- Lies in the near future while somebody is checking it.
    next_check_at timestamptz not null default now(),
    checked_at    timestamptz,
    chat_id       bigint,
    discussion_id bigint,
    -- Null once it was checked: nothing is missing.
    lack          text,
    advice_ru     text,
    advice_en     text,
    primary key (place, goal)
);

create index place_check_due on place_check (next_check_at);
