-- Networks may be told, and their rules may ask, where a click came from; and they hear of sales, too. The user's id is
-- not kept: user_hash is another one in each network. Rows of earlier versions know nothing of all this.
alter table delivery
    add column user_hash  text,
    add column clicked_at timestamptz,
    add column origin     jsonb,
    add column visitor    text,
    drop constraint delivery_status_check,
    add constraint delivery_status_check
        check (status in ('pending', 'approved', 'rejected', 'reversed', 'sale', 'rebill'));
