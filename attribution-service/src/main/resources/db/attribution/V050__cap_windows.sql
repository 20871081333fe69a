-- A chat that goes on under another id is looked for by its id.
create index action_in_chat on action (chat_id);

-- An offer may limit its actions by several windows, of the calendar or moving ones.
create table offer_window (
    offer  text    not null,
    -- In the order of the offer's terms, from 1.
    number integer not null,
    places integer not null,
    -- How long a window is that moves; null for those of the calendar.
    span   interval,
    primary key (offer, number)
);

insert into offer_window (offer, number, places) select id, 1, window_cap from offer where window_cap is not null;
alter table offer drop column window_cap;

-- Only windows of the calendar are counted here. Those that move have no beginning: their places are counted anew.
alter table cap_window add column number integer not null default 1;
alter table cap_window alter column number drop default;
alter table cap_window drop constraint cap_window_pkey;
alter table cap_window add primary key (offer, number, window_start);

-- The windows in which the place of the conversion is, by their numbers; null for those that move.
alter table conversion add column windows timestamptz[] not null default '{}';
update conversion set windows = array[window_start] where window_start is not null;
alter table conversion drop column window_start;

-- How many places are taken in the fullest window of this length that has the moment in it, the moment among them.
create function fullest_window(of_offer text, moment timestamptz, span interval) returns bigint language sql stable as $$
    select max(places)
      from (select acted_at,
                   count(*) over (order by acted_at
                                  range between current row and span - interval '1 microsecond' following) as places
              from (select acted_at
                      from conversion
                     where offer = of_offer and state in ('pending', 'approved')
                       and acted_at > moment - span and acted_at < moment + span
                     union all
                    select moment) as seats (acted_at)) as windows
     where acted_at <= moment
$$;

create function has_place(of_offer text, moment timestamptz, windows timestamptz[]) returns boolean language sql stable as $$
    select not exists (
        select
          from offer_window as limits
          left join cap_window as counted on counted.offer = limits.offer and counted.number = limits.number
                                         and counted.window_start = windows[limits.number]
         where limits.offer = of_offer
           and case when limits.span is null then coalesce(counted.taken, 0) >= limits.places
                    else fullest_window(of_offer, moment, limits.span) > limits.places
               end)
$$;

-- Seats whoever waits for a place of these offers, the earliest first, for as long as there are places and Stars: whose
-- windows are full is passed over, but nobody for whoever costs less. The offers must be locked.
create function seat_waiting(wanted text[], at timestamptz) returns setof conversion language plpgsql as $$
declare
    limited record;
    waiting record;
    seated  conversion;
    given   integer;
    spent   bigint;
begin
    for limited in
        select o.id, o.total_cap, o.taken, o.dearest, coalesce(budget.balance, 0) as balance
          from offer as o
          left join ledger_account as budget on budget.id = 'budget:' || o.id
         where o.id = any (wanted)
         order by o.id
    loop
        given := 0;
        spent := 0;
        for waiting in
            select c.id, c.revision, c.acted_at, c.windows, c.stars
              from conversion as c
             where c.offer = limited.id and c.state = 'over_cap'
               -- Most of those who wait do so for a window that is full already.
               and not exists (
                   select
                     from offer_window as limits
                     join cap_window as counted on counted.offer = limits.offer and counted.number = limits.number
                                               and counted.window_start = c.windows[limits.number]
                    where limits.offer = limited.id and counted.taken >= limits.places)
             order by c.acted_at, c.id
        loop
            exit when limited.total_cap > 0 and limited.taken + given >= limited.total_cap;
            continue when not has_place(limited.id, waiting.acted_at, waiting.windows);
            exit when limited.dearest is not null and spent + waiting.stars > limited.balance;
            update conversion as c
               set state = case when c.due_at <= at then 'approved' else 'pending' end
             where c.id = waiting.id and c.revision = waiting.revision
            returning c.* into seated;
            insert into cap_window (offer, number, window_start, taken)
            select limited.id, number, window_start, 1
              from unnest(waiting.windows) with ordinality as calendar (window_start, number)
             where window_start is not null
                on conflict (offer, number, window_start) do update set taken = cap_window.taken + 1;
            given := given + 1;
            spent := spent + coalesce(waiting.stars, 0);
            return next seated;
        end loop;
        update offer set taken = taken + given where id = limited.id and given > 0;
    end loop;
end
$$;

-- Places that accepted clicks keep for their visitors, where the offer says so. Gone when the click wins a place of its
-- own, or when nothing has come of it in time.
create table reservation (
    click text collate "C" primary key,
    offer text        not null,
    until timestamptz not null
);
create index reservation_of_offer on reservation (offer, until);
create index reservation_over on reservation (until);
