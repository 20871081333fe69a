'use strict';

const tour = at('tour');
const another = at('another');
const buttons = [...document.querySelectorAll('[data-step]')];

/** What the big button does, in this order: everything once, and a comment too many. */
const TOUR = ['clicks/join', 'clicks/reaction', 'clicks/comment', 'clicks/poll_vote',
  'deeds/join', 'deeds/reaction', 'deeds/comment', 'deeds/comment', 'deeds/poll_vote', 'deeds/leave'];
const SOON = 350;
const LATER = 3000;
const PATIENCE = 60_000;

let person = null;
let story = {entries: [], settled: true};
let timer = null;
let touring = false;

const acted = entry => entry.click === undefined;
const isMember = () => story.entries.filter(acted).reduce((in_, entry) => entry.deed === 'join' || (in_ && entry.deed !== 'leave'), false);

/* ---- the sandbox ---- */

async function ask(address, options) {
  const answer = await fetch(address, options);
  if (answer.ok) return answer;
  if (answer.status === 404) person = null;
  const problem = await answer.json().catch(() => ({}));
  throw new Error(`problem.${problem.code ?? 'lost'}`);
}

async function meet() {
  const met = await (await ask('/sandbox/people', {method: 'POST'})).json();
  person = met.id;
  story = {person: met.person, entries: [], settled: true};
  at('story').replaceChildren();
  show();
}

async function refresh() {
  clearTimeout(timer);
  if (person === null) return;
  const asked = person;
  try {
    const told = await (await ask(`/sandbox/people/${asked}`)).json();
    if (asked !== person) return;
    story = told;
    show();
  } catch {
    // It is asked again.
  }
  clearTimeout(timer);
  timer = setTimeout(refresh, story.settled ? LATER : SOON);
}

async function step(what) {
  if (person === null) await meet();
  await ask(`/sandbox/people/${person}/${what}`, {method: 'POST'});
  await refresh();
}

/* ---- the story ---- */

const offerName = offer => word(`offer.${offer}`);
const GOOD = ['approved'];
const OPEN = ['awaited', 'pending'];
const UNDONE = ['rejected', 'reversed', 'left_rejected', 'left_reversed'];

/** How an entry looks: done, running, undone, or refused. */
function look(entry) {
  if (!acted(entry) || GOOD.includes(entry.verdict)) return 'done';
  if (OPEN.includes(entry.verdict)) return 'running';
  return UNDONE.includes(entry.verdict) ? 'undone' : 'refused';
}

function title(entry) {
  return acted(entry) ? word(`story.${entry.deed}`) : word('story.click').replace('{offer}', offerName(entry.offer));
}

function verdict(entry) {
  if (!acted(entry)) return word('story.click.text');
  const cameByAd = (entry.facts.explanation?.losers ?? []).length > 0;
  const key = entry.verdict === 'parked' && !cameByAd ? 'verdict.parked.nobody' : `verdict.${entry.verdict}`;
  return word(key).replace('{offer}', offerName(entry.facts.offer ?? entry.offer));
}

function chips(entry) {
  const facts = entry.facts;
  const winner = facts.click ?? entry.click;
  const paid = look(entry) !== 'undone';
  return [
    acted(entry) && entry.verdict !== 'awaited' ? chip('story.verdict', word(`badge.${entry.verdict}`), {done: 'good', undone: 'bad'}[look(entry)]) : null,
    winner ? chip('fact.token', winner, 'code') : null,
    paid && money(facts.rate) ? chip('fact.rate', money(facts.rate)) : null,
    paid && money(facts.payout) ? chip('fact.payout', money(facts.payout)) : null,
    facts.explanation?.winner ? chip('why.rule', word(`rule.${facts.explanation.rule}`)) : null,
  ].filter(Boolean);
}

/** The other clicks of the person, each with why it is not credited. */
function others(entry) {
  const losers = entry.facts.explanation?.losers ?? [];
  if (losers.length === 0) return null;
  const lines = losers.map(loser => make('li', '',
    make('b', '', loser.offer ? offerName(loser.offer) : loser.click), ` — ${word(`reason.${loser.reason}`)}`));
  const details = make('details', 'others', make('summary', '', `${word('story.others')}: ${losers.length}`), make('ul', '', ...lines));
  details.open = look(entry) === 'refused';
  return details;
}

function icon(name) {
  const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#i-${name}`);
  picture.setAttribute('aria-hidden', 'true');
  picture.append(use);
  return picture;
}

function told(entry) {
  const when = make('time', '', new Date(entry.at).toLocaleTimeString(document.documentElement.lang));
  when.dateTime = entry.at;
  const item = make('li', `step ${look(entry)}${acted(entry) ? '' : ' click'}`,
    make('span', 'mark', icon(acted(entry) ? entry.deed : 'click')),
    make('div', '',
      make('h3', '', title(entry), when),
      make('p', '', verdict(entry)),
      make('div', 'facts', ...chips(entry)),
      others(entry)));
  item.dataset.deed = acted(entry) ? entry.deed : 'click';
  item.dataset.verdict = entry.verdict;
  return item;
}

/** Only what has changed is made anew, so that opened details stay open and nothing is read out twice. */
function show() {
  const list = at('story');
  story.entries.forEach((entry, index) => {
    const key = JSON.stringify(entry);
    const there = list.children[index];
    if (there?.dataset.key === key) return;
    const item = told(entry);
    item.dataset.key = key;
    if (there) there.replaceWith(item); else list.append(item);
  });
  at('empty').hidden = story.entries.length > 0;
  at('story-title').textContent = story.person ? `${word('journey.story')}: ${story.person.name}${story.person.premium ? ' ★ Premium' : ''}` : word('journey.story');
  buttons.forEach(button => {
    const absurd = {'deeds/join': isMember(), 'deeds/leave': !isMember()}[button.dataset.step] ?? false;
    button.disabled = !ready || touring || absurd;
  });
  another.disabled = touring || story.entries.length === 0;
}

/* ---- the buttons ---- */

let ready = false;

function fail(failure) {
  tell(word(words[failure.message] ? failure.message : 'problem.lost'), true);
}

buttons.forEach(button => button.addEventListener('click', async () => {
  tell('');
  try {
    await step(button.dataset.step);
  } catch (failure) {
    fail(failure);
  }
}));

another.addEventListener('click', () => meet().then(() => tell('')).catch(fail));

function until(holds) {
  const end = performance.now() + PATIENCE;
  return new Promise((resolve, reject) => {
    const again = () => {
      if (holds()) resolve();
      else if (performance.now() > end) reject(new Error('problem.late'));
      else setTimeout(again, 100);
    };
    again();
  });
}

tour.addEventListener('click', async () => {
  touring = true;
  tour.disabled = true;
  tour.textContent = word('journey.touring');
  tell('');
  try {
    await meet();
    for (const what of TOUR) {
      if (what === 'deeds/leave') await until(() => story.settled);
      await step(what);
      await until(() => story.entries.every(entry => entry.verdict !== 'awaited'));
    }
    await until(() => story.settled);
    tell(word('journey.toured'));
  } catch (failure) {
    fail(failure);
  }
  touring = false;
  tour.disabled = false;
  tour.textContent = word('journey.again');
  show();
});

/* ---- the beginning ---- */

async function awaitHouse() {
  try {
    ready = (await (await fetch('/sandbox/state')).json()).ready;
  } catch {
    // It is asked again.
  }
  if (!ready) return setTimeout(awaitHouse, 1000);
  tour.disabled = false;
  tour.textContent = word('journey.tour');
  show();
}

awaitHouse();
