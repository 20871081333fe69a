'use strict';

const press = at('press');

/* ---- the trail ---- */

const facts = {
  click: f => [chip('fact.uid', f.uid, 'code'), chip('fact.token', f.token, 'code'), chip('fact.sent', f.target.split('?')[0].replace('https://', ''))],
  start: f => [chip('fact.person', f.person), f.premium ? chip('fact.premium', '★') : null],
  card: f => {
    say('bot', f.text, buttonOf(f.markup));
    return [chip('phone.bot', f.text.split('\n')[0])];
  },
  join: f => [chip('fact.channel', `${f.title} · ${f.channel}`)],
  conversion: f => {
    const good = f.state === 'approved';
    return [
      chip('step.conversion', word(`state.${f.state}`), good ? 'good' : ''),
      money(f.rate) ? chip('fact.rate', money(f.rate)) : null,
      money(f.payout) ? chip('fact.payout', money(f.payout)) : null,
      more('why.open', () => explain(f.click)),
    ];
  },
  postback: f => [
    f.fields ? chip('fact.returned', f.fields.uid, 'good') : chip('fact.uid', f.uid, 'code'),
    ...f.calls.filter(call => call < 200 || call > 299).slice(-4).map(call => chip('tries.number', call || '×', 'bad')),
    chip('fact.attempts', f.calls.length),
    more('tries.open', () => attempts(f.conversion)),
  ],
  sale: f => [chip('fact.customer', f.customer), chip('fact.price', money({amount: f.price, currency: 'KZT'})), chip('fact.utm', f.click, 'code')],
  message: f => {
    say('team', f.text);
    return [chip('fact.chat', f.chat)];
  },
  figures: f => Object.keys(f.now).map(name => {
    const shown = number => new Intl.NumberFormat(document.documentElement.lang).format(number ?? 0);
    const value = make('b', '', make('span', 'was', `${shown(f.before[name])} → `), shown(f.now[name]));
    return make('span', 'chip', make('i', '', word(`figure.${name}`)), value);
  }),
};

const problem = text => {
  const [key, ...detail] = text.split(':');
  return make('span', 'chip bad', make('b', '', [word(key), ...detail].join(' ')));
};

function show(report) {
  const step = document.querySelector(`[data-step="${report.step}"]`);
  step.className = `step ${report.state}`;
  step.querySelector('time').textContent = report.state === 'skipped' ? '' : duration(report.took_ms);
  const known = report.facts;
  const place = step.querySelector('.facts');
  if (report.state === 'failed') {
    place.append(problem(known.problem));
  } else if (report.state === 'skipped') {
    place.replaceChildren(make('span', 'chip', word('skipped')));
  } else if (Object.keys(known).length > 0) {
    place.replaceChildren(...facts[report.step](known).filter(Boolean));
  }
}

function clean() {
  document.documentElement.classList.add('walking');
  document.querySelectorAll('.step').forEach(step => {
    step.className = 'step';
    step.querySelector('time').textContent = '';
    step.querySelector('.facts').replaceChildren();
  });
  at('chat').replaceChildren();
  tell('');
}

/** The button is free again as soon as only a postback is still being retried. */
function watch(id) {
  const began = performance.now();
  const last = {};
  const settled = () => {
    const states = Object.values(last);
    if (states.includes('failed')) return 'failed';
    const done = name => ['done', 'skipped'].includes(last[name]);
    if (!done('figures')) return 'going';
    return done('postback') ? 'done' : 'retrying';
  };
  const live = new EventSource(`/sandbox/trail/${id}/live`);
  live.addEventListener('step', event => {
    const report = JSON.parse(event.data);
    last[report.step] = report.state;
    show(report);
    const now = settled();
    if (now === 'retrying') ready('hero.again', word('hero.retrying'));
    if (now === 'failed') ready('hero.again', word('hero.failed'), true);
    if (now === 'done') {
      ready('hero.again', '');
      status.replaceChildren(`${word('hero.whole')} `, make('b', '', duration(performance.now() - began)));
    }
  });
  live.addEventListener('over', () => live.close());
  live.onerror = () => {
    if (live.readyState === EventSource.CLOSED) ready('hero.again', word('problem.lost'), true);
  };
  current?.close();
  current = live;
}

let current = null;

function ready(label, text, bad) {
  press.disabled = false;
  press.textContent = word(label);
  tell(text, bad);
}

press.addEventListener('click', async () => {
  press.disabled = true;
  press.textContent = word('hero.going');
  clean();
  try {
    const answer = await fetch('/sandbox/trail', {method: 'POST'});
    if (!answer.ok) throw new Error(answer.status === 429 ? 'problem.busy' : 'problem.unreachable');
    watch((await answer.json()).id);
  } catch (failure) {
    ready('hero.again', word(failure.message.startsWith('problem.') ? failure.message : 'problem.lost'), true);
  }
});

/* ---- the phone ---- */

function buttonOf(markup) {
  try {
    return JSON.parse(markup).inline_keyboard[0][0].text;
  } catch {
    return null;
  }
}

function say(who, text, button) {
  const chat = at('chat');
  const key = `${who}:${text}`;
  if ([...chat.children].some(child => child.dataset.key === key)) return;
  const bubble = make('div', `bubble ${who}`, make('small', '', word(`phone.${who}`)), text);
  bubble.dataset.key = key;
  chat.append(bubble);
  if (button) chat.append(make('div', 'button', button));
  chat.scrollTop = chat.scrollHeight;
}

/* ---- what arrived outside ---- */

const what = {
  postback: call => `uid=${call.fields.uid ?? '?'} · ${call.fields.status ?? ''}`,
  telegram: call => `${call.what}${call.fields.text ? ` · ${call.fields.text.replace(/\s+/g, ' ')}` : ''}`,
};

/** Newest first; what the bot only asks of Telegram is no news. */
function arrived(call) {
  if (call.kind === 'telegram' && call.what.startsWith('get')) return;
  const feed = at('feed');
  feed.querySelector('.empty')?.remove();
  const time = new Date(call.at).toLocaleTimeString(document.documentElement.lang);
  const good = call.status >= 200 && call.status < 300;
  feed.prepend(make(
    'li', '',
    make('time', '', time),
    make('b', '', word(`feed.${call.kind}`)),
    make('span', '', (what[call.kind] ?? (other => other.what))(call)),
    make('em', good ? '' : 'bad', String(call.status || '×')),
  ));
  while (feed.children.length > 8) feed.lastElementChild.remove();
}

new EventSource('/sandbox/live').addEventListener('received', event => arrived(JSON.parse(event.data)));

/* ---- faults ---- */

const FAULTS = {
  500: {kind: 'postback', status: 500},
  slow: {kind: 'postback', delay: 'PT12S'},
  reset: {kind: 'postback', reset: true},
  share: {kind: 'postback', status: 503, share: 33},
};

function pressed(name) {
  document.querySelectorAll('[data-fault]').forEach(button => button.setAttribute('aria-pressed', String(button.dataset.fault === name)));
}

function nameOf(fault) {
  if (!fault) return 'none';
  if (fault.reset) return 'reset';
  if (fault.delay !== 'PT0S') return 'slow';
  return fault.share < 100 ? 'share' : '500';
}

document.querySelectorAll('[data-fault]').forEach(button => button.addEventListener('click', async () => {
  const name = button.dataset.fault;
  const fault = FAULTS[name];
  const answer = fault
    ? await fetch('/sandbox/faults', {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(fault)})
    : await fetch('/sandbox/faults', {method: 'DELETE'});
  if (answer.ok) pressed(name);
}));

fetch('/sandbox/faults').then(answer => answer.json()).then(faults => pressed(nameOf(faults.find(fault => fault.kind === 'postback'))));

/* ---- why, and how often ---- */

const dialog = at('dialog');
at('dialog-close').addEventListener('click', () => dialog.close());
dialog.addEventListener('click', event => {
  if (event.target === dialog) dialog.close();
});

function open(title, ...content) {
  at('dialog-title').textContent = word(title);
  at('dialog-body').replaceChildren(...content.filter(Boolean));
  dialog.showModal();
}

function pairs(...entries) {
  const list = make('dl', '');
  entries.filter(Boolean).forEach(([name, value]) => list.append(make('dt', '', word(name)), make('dd', '', value)));
  return list;
}

function raw(label, address) {
  const link = make('a', '', word(label));
  link.href = address;
  link.target = '_blank';
  link.rel = 'noopener';
  return link;
}

async function explain(click) {
  const address = `/sandbox/journeys/${click}`;
  const journey = await (await fetch(address)).json();
  const conversion = journey.conversions[0];
  const why = conversion.explanation;
  const losers = (why.losers ?? []).map(loser => make('li', '', make('code', '', loser.click), ` — ${word(`reason.${loser.reason}`)}`));
  open(
    'why.title',
    pairs(['why.winner', make('code', 'winner', why.winner ?? click)], ['why.rule', make('code', '', why.rule)],
      ['step.conversion', word(`state.${conversion.state ?? conversion.status}`)]),
    make('p', '', word(losers.length ? 'why.losers' : 'why.nobody')),
    losers.length ? make('ul', '', ...losers) : null,
    make('p', '', raw('why.raw', address)),
  );
}

function seconds(iso) {
  const parts = /^PT(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(iso ?? '');
  return parts ? (Number(parts[1] ?? 0) * 60 + Number(parts[2] ?? 0)) * 1000 : null;
}

async function attempts(conversion) {
  const address = `/sandbox/postbacks?conversion=${conversion}`;
  const found = await (await fetch(address)).json();
  const tries = found.items.flatMap(delivery => delivery.attempts.map(attempt => make(
    'div', 'attempt',
    make('header', '',
      make('b', '', `${word('tries.number')} ${attempt.number}`),
      make('span', attempt.http_status >= 200 && attempt.http_status < 300 ? 'winner' : '',
        [attempt.http_status ?? attempt.error ?? word('tries.interrupted'), attempt.latency ? duration(seconds(attempt.latency)) : null].filter(Boolean).join(' · '))),
    make('code', '', attempt.request ?? ''),
  )));
  const next = found.items.map(delivery => delivery.finished_at ? null : delivery.next_attempt_at).find(Boolean);
  open(
    'tries.title',
    ...(tries.length ? tries : [make('p', '', word('tries.none'))]),
    next ? pairs(['tries.next', new Date(next).toLocaleTimeString(document.documentElement.lang)]) : null,
    make('p', '', raw('tries.raw', address)),
  );
}

/* ---- the beginning ---- */

async function awaitHouse() {
  try {
    const state = await (await fetch('/sandbox/state')).json();
    if (state.ready) return ready('hero.press', '');
  } catch {
    // It is asked again.
  }
  setTimeout(awaitHouse, 1000);
}

awaitHouse();
