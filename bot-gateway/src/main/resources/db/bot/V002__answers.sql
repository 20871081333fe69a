-- Whoever presses START is answered with the offer of his click. Click and start come on different topics, in any
-- order: the start waits here for its click, for some seconds.

-- Ids of clicks begin with their time and sort by it in the C collation: inserts go to the right edge of the one index,
-- and the past is cut off on the left.
create table click_offer (
    click text collate "C" primary key,
    offer text not null
);

create table waiting_start (
    id        uuid        primary key,
    chat      bigint      not null,
    language  text,
    click     text collate "C",
    answer_by timestamptz not null
);
