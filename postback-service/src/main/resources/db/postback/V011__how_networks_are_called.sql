-- A network is kept as an admin writes it, in one document: what it holds is judged by the same door when it is saved and
-- when it is read. Secrets stay apart, as what is shown never holds them.
--
-- All replicas share how often a network is called: free_at is when the next call within its rate is free, probed_at when
-- one that counts as dead was tried last. Claims move both; of a network that has neither they touch nothing.
alter table network add column request jsonb;

update network
set request = jsonb_build_object(
        'name', name,
        'click_id_parameter', click_id_parameter,
        'postback', jsonb_build_object('url_template', url_template, 'method', method, 'statuses', statuses));

alter table network
    alter column request set not null,
    drop column name,
    drop column click_id_parameter,
    drop column url_template,
    drop column method,
    drop column statuses,
    add column rate_count   int,
    add column rate_seconds int,
    add column free_at      timestamptz not null default 'epoch',
    add column probed_at    timestamptz not null default 'epoch';

-- Of what a share is a part: what the advertiser owes for a conversion, what the buyer paid of a sale. Rows of earlier
-- versions know nothing of it.
alter table delivery
    add column base          numeric,
    add column base_currency text;
