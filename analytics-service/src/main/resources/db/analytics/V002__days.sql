-- Gives a day partitions of its own, and moves what had come for it before. Safe to call again, and from several
-- places at once.
create function ensure_day(wanted date) returns void language plpgsql as $$
declare
    parent text;
    child  text;
begin
    perform pg_advisory_xact_lock(hashtext('analytics.ensure_day'));
    foreach parent in array array ['fact', 'visitor'] loop
        child := parent || '_' || to_char(wanted, 'YYYYMMDD');
        if to_regclass(child) is null then
            execute format('create table %I (like %I including all)', child, parent);
            -- Nobody may add to the default partition between the move and the attachment.
            execute format('lock table %I in share row exclusive mode', parent || '_default');
            execute format(
                'with moved as (delete from %I where day = %L returning *) insert into %I select * from moved',
                parent || '_default', wanted, child);
            execute format(
                'alter table %I attach partition %I for values from (%L) to (%L)',
                parent, child, wanted, wanted + 1);
        end if;
    end loop;
end
$$;
