'use strict';

/* What both pages are made of. */

const words = JSON.parse(document.querySelector('meta[name="words"]').content);
const word = key => words[key] ?? key;
const at = id => document.getElementById(id);
const status = at('status');

/** An element with a class and children; text is never taken for HTML. */
function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

function duration(ms) {
  const number = new Intl.NumberFormat(document.documentElement.lang, {maximumFractionDigits: ms < 10 || ms >= 1000 ? 1 : 0});
  if (ms < 1) return `< 1 ${word('unit.ms')}`;
  return ms < 1000 ? `${number.format(ms)} ${word('unit.ms')}` : `${number.format(ms / 1000)} ${word('unit.s')}`;
}

function money(value) {
  if (!value || value.amount === undefined) return null;
  return `${new Intl.NumberFormat(document.documentElement.lang).format(Number(value.amount))} ${value.currency}`;
}

/** What is known of a step: a name and a value. */
function chip(name, value, kind) {
  const text = make('b', kind === 'code' ? 'code' : '', String(value));
  text.title = String(value);
  return make('span', kind && kind !== 'code' ? `chip ${kind}` : 'chip', make('i', '', word(name)), text);
}

function more(label, act) {
  const button = make('button', 'more', word(label));
  button.type = 'button';
  button.addEventListener('click', act);
  return button;
}

/** The line beside the big button; it is read out where it changes. */
function tell(text, bad) {
  status.className = bad ? 'bad' : '';
  status.replaceChildren(text);
}
