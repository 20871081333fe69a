// The design of the first prototype of this house: Express, a query for the offer and two inserts for every click,
// each a statement and a commit of its own. What it told Telegram about each click is left out.
import express from 'express';
import { randomUUID } from 'node:crypto';
import { pool } from './database.js';

await pool.query(`
  create table if not exists offers (id text primary key, target_url text not null, active boolean not null);
  create table if not exists clicks (
    id bigint generated always as identity primary key,
    offer_id text not null references offers (id),
    uid text not null,
    ip text,
    user_agent text,
    query jsonb,
    created_at timestamptz not null default now()
  );
  create index if not exists clicks_uid on clicks (uid);
  create table if not exists start_tokens (
    token text primary key,
    offer_id text not null references offers (id),
    uid text not null,
    created_at timestamptz not null default now()
  );
  insert into offers (id, target_url, active) values ('bench', 'https://t.me/some_channel', true)
    on conflict do nothing;
`);

const app = express();
app.set('trust proxy', 'loopback');

app.get('/click/:offerId', async (request, response) => {
  const { uid } = request.query;
  if (typeof uid !== 'string') {
    response.status(400).send('uid is missing');
    return;
  }
  const offers = await pool.query('select id from offers where id = $1 and active', [request.params.offerId]);
  if (offers.rowCount === 0) {
    response.status(404).send('no such offer');
    return;
  }
  const token = randomUUID();
  await pool.query('insert into clicks (offer_id, uid, ip, user_agent, query) values ($1, $2, $3, $4, $5)', [
    request.params.offerId,
    uid,
    request.ip,
    request.get('user-agent'),
    JSON.stringify(request.query),
  ]);
  await pool.query('insert into start_tokens (token, offer_id, uid) values ($1, $2, $3)', [
    token,
    request.params.offerId,
    uid,
  ]);
  response.redirect(`https://t.me/trail_bot?start=${token}`);
});

app.listen(Number(process.env.PORT), '127.0.0.1');
