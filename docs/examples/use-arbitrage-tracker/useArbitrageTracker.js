import { useCallback, useRef, useState } from 'react';

const PATH = '/api/arbitrage/send-to-leads-tech/';
const VK_MARKS = ['vk_ad_id', 'vk_ref', 'vk_platform'];
const PLACEHOLDER = /^\{(\w+)\}$/;

/** The marks of an address: VK hands those of an ad over in the hash, other links have them in the query. */
export function utmParamsOf(location = window.location) {
  const hash = location.hash.replace(/^#/, '');
  const pairs = [
    ...new URLSearchParams(location.search),
    ...new URLSearchParams(hash.slice(hash.indexOf('?') + 1)),
  ];
  return Object.fromEntries(pairs.filter(([name, value]) => isMark(name) && value !== ''));
}

function isMark(name) {
  return name === 'ref' || name === 'ref_source' || name.startsWith('utm_') || VK_MARKS.includes(name);
}

/** What VK has signed about its user, as it stands behind the app's address; nothing where nobody has signed. */
function vkLaunchOf(location) {
  return new URLSearchParams(location.search).has('sign') ? location.search.slice(1) : undefined;
}

function userIdOf(userData) {
  const id = userData?.id ?? userData?.user_id;
  return id === undefined || id === null || id === '' ? undefined : String(id);
}

/** Those who come later may have other marks in another order; the same visit has the same name. */
function nameOf(userData, utmParams) {
  return JSON.stringify([userIdOf(userData), Object.entries(utmParams).sort()]);
}

/** What stands for a placeholder of an offer's link. */
function valueOf(placeholder, userData, utmParams) {
  const values = {
    ref: utmParams.ref ?? utmParams.utm_campaign,
    ref_source: utmParams.ref_source ?? utmParams.utm_content,
    user_id: userIdOf(userData),
  };
  const value = values[placeholder] ?? utmParams[placeholder];
  return value === undefined || PLACEHOLDER.test(value) ? undefined : value;
}

/**
 * An offer's link with its placeholders replaced. What has no value is left out: no {user_id} ever leaves the app.
 *
 * @param template such as https://offer.example/Eg5hd?s4={ref}&s5={ref_source}&s6={user_id}
 */
export function generateArbitrageLink(template, userData, utmParams = {}) {
  const [address, query = ''] = template.split('?');
  const parameters = [...new URLSearchParams(query)]
    .map(([name, value]) => {
      const placeholder = value.match(PLACEHOLDER);
      return [name, placeholder ? valueOf(placeholder[1], userData, utmParams) : value];
    })
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return parameters.length === 0 ? address : `${address}?${parameters.join('&')}`;
}

async function problemOf(response) {
  const problem = await response.json().catch(() => ({}));
  const error = new Error(problem.detail ?? `HTTP ${response.status}`);
  return Object.assign(error, { code: problem.code, status: response.status });
}

/**
 * Reports visitors of a mini app to leads.tech by way of Clicktrail.
 *
 * @param apiUrl where postback-service answers, such as https://track.example; nothing on the same origin
 * @param target the slug of the target; nothing for the default one
 */
export default function useArbitrageTracker({ apiUrl = '', target } = {}) {
  const [calls, setCalls] = useState(0);
  const [error, setError] = useState(null);
  const [lastSentData, setLastSentData] = useState(null);
  const lastAuto = useRef(null);

  /** The answer, whose `success` says whether leads.tech has it already; null where `error` says why there is none. */
  const sendToLeadsTech = useCallback(
    async (userData, utmParams = utmParamsOf()) => {
      setCalls((running) => running + 1);
      setError(null);
      try {
        const response = await fetch(apiUrl + PATH, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          credentials: 'omit',
          keepalive: true, // a visitor who leaves at once has come all the same
          body: JSON.stringify({
            ...utmParams,
            target,
            user_id: userIdOf(userData),
            first_name: userData?.first_name,
            last_name: userData?.last_name,
            vk_launch: vkLaunchOf(window.location),
            timestamp: new Date().toISOString(),
            url: window.location.origin + window.location.pathname,
            user_agent: navigator.userAgent,
            referrer: document.referrer || undefined,
          }),
        });
        if (!response.ok) {
          throw await problemOf(response);
        }
        const answer = await response.json();
        setLastSentData(answer);
        return answer;
      } catch (failure) {
        setError(failure);
        return null;
      } finally {
        setCalls((running) => running - 1);
      }
    },
    [apiUrl, target],
  );

  /** Sends what was not sent just before; to be called whenever the user or the marks may have changed. */
  const autoSendOnUTMChange = useCallback(
    async (userData, utmParams) => {
      if (!userIdOf(userData) || !utmParams || Object.keys(utmParams).length === 0) {
        return null;
      }
      const name = nameOf(userData, utmParams);
      if (lastAuto.current === name) {
        return null;
      }
      lastAuto.current = name;
      const answer = await sendToLeadsTech(userData, utmParams);
      if (answer === null && lastAuto.current === name) {
        lastAuto.current = null;
      }
      return answer;
    },
    [sendToLeadsTech],
  );

  return {
    sendToLeadsTech,
    autoSendOnUTMChange,
    generateArbitrageLink,
    isLoading: calls > 0,
    error,
    lastSentData,
  };
}
