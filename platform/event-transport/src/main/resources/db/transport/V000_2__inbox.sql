-- Which events have had their effect. Written in the transaction of the effect: a repeated event finds its row and does
-- nothing. Kept longer than the topics keep their events.
create table inbox (
    consumer text        not null,
    event_id uuid        not null,
    seen_at  timestamptz not null default now(),
    primary key (consumer, event_id)
);

-- For the purge. Rows are appended in the order of time, so a summary of each block range is enough, and almost free.
create index inbox_seen_at on inbox using brin (seen_at);
