-- Gives a day a partition of its own, and moves what had come for it before. Safe to call again, and from several places
-- at once; one table a transaction.
-- All locks are taken first, in everybody's order: parent, then default. A weaker lock that had to grow would close a
-- circle with a statement that reads and then writes. And a statement that waited for the default partition alone would
-- already have made up its mind about the partitions there are: it would see neither the rows that left the one nor the
-- table they went to. Whoever comes meanwhile waits, so the request gives up soon; the next run asks again.
create function ensure_day_of(parent text, wanted date) returns void language plpgsql
    set lock_timeout = '5s'
as $$
declare
    child text := parent || '_' || to_char(wanted, 'YYYYMMDD');
    rest  text := parent || '_default';
begin
    perform pg_advisory_xact_lock(hashtext('analytics.ensure_day'));
    if to_regclass(child) is not null then
        return;
    end if;
    execute format('lock table only %I in access exclusive mode', parent);
    execute format('lock table %I in access exclusive mode', rest);
    execute format('create table %I (like %I including all)', child, parent);
    execute format(
        'with moved as (delete from %I where day = %L returning *) insert into %I select * from moved',
        rest, wanted, child);
    execute format(
        'alter table %I attach partition %I for values from (%L) to (%L)', parent, child, wanted, wanted + 1);
end
$$;

drop function ensure_day(date);
