import type { May } from '../../lib/actions/useMay';
import type { Hint } from '../../lib/live/live';
import { hintOf, newsOf } from './news';
import type { LineEvents, StreamPorts } from './runStream';

const ADDRESS = '/v1/events/stream?topics=';
const NAME = 'engine-console-stream';

/** What each topic needs. */
const SCOPES = {
  interaction: 'interactions:read',
  draft: 'flows:read',
  published: 'flows:read',
  trunk: 'trunks:read',
  node: null,
} as const;

const HINTS: readonly Hint['topic'][] = ['draft', 'published', 'trunk', 'node'];

/** What the reader may hear of, as the address says it. */
export const topicsFor = (may: May): string =>
  Object.entries(SCOPES)
    .filter(([, scope]) => scope === null || may(scope))
    .map(([topic]) => topic)
    .join(',');

/** A line to the engine. The browser opens a broken one again by itself, with the number of the last event it saw. */
export const openLine = (topics: string, events: LineEvents): (() => void) => {
  const source = new EventSource(ADDRESS + topics);
  source.onopen = events.opened;
  source.onerror = () => (source.readyState === EventSource.CLOSED ? events.refused() : events.lost());
  source.addEventListener('interaction', ({ data }) => {
    const news = newsOf(data);
    if (news) events.news(news);
  });
  for (const topic of HINTS)
    source.addEventListener(topic, ({ data }) => {
      const hint = hintOf(topic, data);
      if (hint) events.hint(hint);
    });
  source.addEventListener('resync', events.resync);
  return () => source.close();
};

/** Only where the browser has locks can its pages agree on one of them; elsewhere each has a line of its own. */
const agrees = (): boolean => 'locks' in navigator && 'BroadcastChannel' in globalThis;

export const electByLock: StreamPorts['elect'] = (elected) => {
  if (!agrees()) {
    elected();
    return () => undefined;
  }
  const leaving = new AbortController();
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  navigator.locks
    .request(NAME, { signal: leaving.signal }, () => {
      elected();
      return held;
    })
    // Left before it was this page's turn.
    .catch(() => undefined);
  return () => {
    release();
    leaving.abort();
  };
};

export const otherPages = (): StreamPorts['others'] => {
  if (!agrees()) return { say: () => undefined, hear: () => () => undefined };
  const channel = new BroadcastChannel(NAME);
  return {
    say: (said) => channel.postMessage(said),
    hear: (heard) => {
      channel.onmessage = ({ data }) => heard(data);
      return () => channel.close();
    },
  };
};
