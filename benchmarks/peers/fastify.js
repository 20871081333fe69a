// The best that a tracker of the usual kind can do with a row for every click: a fast framework that logs nothing, the
// offers in memory, and a single insert by a prepared statement.
import fastify from 'fastify';
import { randomUUID } from 'node:crypto';
import { pool } from './database.js';

await pool.query(`
  create table if not exists clicks (
    token uuid primary key,
    offer_id text not null,
    uid text not null,
    ip text,
    user_agent text,
    query jsonb,
    created_at timestamptz not null default now()
  );
`);

const offers = new Set(['bench']);
const app = fastify({ trustProxy: 'loopback' });

app.get('/click/:offerId', async (request, reply) => {
  const { offerId } = request.params;
  const { uid } = request.query;
  if (typeof uid !== 'string') {
    return reply.code(400).send('uid is missing');
  }
  if (!offers.has(offerId)) {
    return reply.code(404).send('no such offer');
  }
  const token = randomUUID();
  await pool.query({
    name: 'click',
    text: 'insert into clicks (token, offer_id, uid, ip, user_agent, query) values ($1, $2, $3, $4, $5, $6)',
    values: [token, offerId, uid, request.ip, request.headers['user-agent'], JSON.stringify(request.query)],
  });
  return reply.redirect(`https://t.me/trail_bot?start=${token}`);
});

await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
