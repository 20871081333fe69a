-- A click is a touch of whoever made it. The visitor stands only where the click may be one: it was sent on, and made by
-- no machine. A click has no visitor that was heard of before.
--
-- Clicks are the hottest rows there are, and visitors come in no order: an index on them alone would be written all over,
-- one page of it for nearly every click as soon as it no longer fits into memory. With the day before it only the part of
-- today is written, as with the ids; who asks for thirty days asks thirty small parts.
alter table click add column visitor text collate "C";
create index click_of_visitor on click (((occurred_at at time zone 'UTC')::date), visitor) where visitor is not null;

-- Leads that name a click say by a hash whom they are about, as `phone:` or `email:` and the hash.
create table contact_click (
    contact text collate "C" not null,
    click   text collate "C" not null,
    primary key (contact, click)
);
create index contact_click_of_click on contact_click (click);

-- Hashes of the buyer's phone and e-mail address.
alter table sale add column phone text, add column email text;
create index sale_by_time on sale (occurred_at desc, event_id desc) where closed;
