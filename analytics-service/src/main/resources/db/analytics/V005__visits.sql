-- Who came, by which link and with what. One row for each click id: the view of a landing, what follows from it and the
-- click share theirs. Facts find their row by the click that they are counted under.
create table visit (
    id             text primary key,
    day            date        not null,
    -- The event that told all this: the earliest there is.
    first_at       timestamptz not null,
    first_id       uuid        not null,
    -- Empty where it is not known.
    offer          text        not null,
    source         text        not null,
    link           text        not null,
    country        text        not null,
    device         text        not null,
    os             text        not null,
    browser        text        not null,
    in_app         text        not null,
    language       text        not null,
    referrer_class text        not null,
    -- A person saw a landing; a person was sent on.
    viewed         boolean     not null,
    clicked        boolean     not null,
    -- The longest time that the landing was seen; null where nobody told.
    visible_ms     bigint
);

create index visit_of_landing on visit (day) where viewed or visible_ms is not null;

-- The click that a join borrows from the start of its user.
alter table fact add column borrowed_click text;
