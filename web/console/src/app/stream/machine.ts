import type { News } from '../../features/interactions/model/news';
import type { Hint } from '../../lib/live/live';

/** What one page of this browser says to the others. */
export type Said =
  | { readonly is: 'up'; readonly up: boolean }
  | { readonly is: 'news'; readonly news: News }
  | { readonly is: 'hint'; readonly hint: Hint }
  | { readonly is: 'resync' }
  /** A page that has just come asks how things stand. */
  | { readonly is: 'ask' };

export type StreamState = {
  /** One page of a browser has the line to the engine; the others hear what it says. */
  readonly role: 'follower' | 'leader';
  readonly up: boolean;
  /** Times in a row the engine has refused the line. */
  readonly refusals: number;
  /** When to try a refused line again. */
  readonly again: number | null;
  /** News of the last moments that was not handed on yet, the newest of each interaction. */
  readonly waiting: ReadonlyMap<string, News>;
  readonly quietUntil: number;
  /** The newest hint of each thing that was not handed on yet. */
  readonly hinted: ReadonlyMap<string, Hint>;
  readonly hintsQuietUntil: number;
};

export type StreamInput = { readonly now: number } & (
  | { readonly type: 'start' }
  | { readonly type: 'elected' }
  | { readonly type: 'opened' }
  /** The line broke; the browser opens it again by itself. */
  | { readonly type: 'lost' }
  /** The engine answered, and it was no stream: not built, not allowed, or signed out. */
  | { readonly type: 'refused' }
  | { readonly type: 'news'; readonly news: News }
  | { readonly type: 'hint'; readonly hint: Hint }
  | { readonly type: 'resync' }
  | { readonly type: 'heard'; readonly said: Said }
  | { readonly type: 'alarm' }
);

export type StreamEffect =
  | { readonly type: 'open' }
  | { readonly type: 'say'; readonly said: Said }
  | { readonly type: 'up'; readonly up: boolean }
  | { readonly type: 'tell'; readonly news: readonly News[] }
  | { readonly type: 'hint'; readonly hints: readonly Hint[] }
  /** Something may have been missed: everything is read again. */
  | { readonly type: 'refresh' };

export const STREAM = {
  /** News is handed on at once, then no sooner than this again: a hundred calls a second are four readings a second. */
  quiet: 250,
  /** Hints too, but a list of ten thousand flows is not read again with each word that somebody types. */
  hintsQuiet: 1_000,
  retry: [5_000, 15_000, 30_000, 60_000],
};

type Step = readonly [StreamState, readonly StreamEffect[]];

export const UNHEARD: StreamState = {
  role: 'follower',
  up: false,
  refusals: 0,
  again: null,
  waiting: new Map(),
  quietUntil: 0,
  hinted: new Map(),
  hintsQuietUntil: 0,
};

/** When to look again; the host keeps one alarm. */
export const alarmOf = ({ again, waiting, quietUntil, hinted, hintsQuietUntil }: StreamState): number | null => {
  const times = [
    ...(again === null ? [] : [again]),
    ...(waiting.size > 0 ? [quietUntil] : []),
    ...(hinted.size > 0 ? [hintsQuietUntil] : []),
  ];
  return times.length === 0 ? null : Math.min(...times);
};

export const stream = (state: StreamState, input: StreamInput): Step => {
  switch (input.type) {
    case 'start':
      return [state, [{ type: 'say', said: { is: 'ask' } }]];
    case 'elected':
      // The leader before may have gone with its line up; nobody knows what came since.
      return then(standing({ ...state, role: 'leader' }, false), [{ type: 'open' }]);
    case 'opened':
      return standing({ ...state, refusals: 0, again: null }, true);
    case 'lost':
      return standing(state, false);
    case 'refused': {
      const wait = STREAM.retry[Math.min(state.refusals, STREAM.retry.length - 1)] ?? 0;
      return standing({ ...state, refusals: state.refusals + 1, again: input.now + wait }, false);
    }
    case 'news':
      return then(taken(state, input.news, input.now), [{ type: 'say', said: { is: 'news', news: input.news } }]);
    case 'hint':
      return then(noted(state, input.hint), [{ type: 'say', said: { is: 'hint', hint: input.hint } }]);
    case 'resync':
      return then(fresh(state), [{ type: 'say', said: { is: 'resync' } }]);
    case 'heard':
      return state.role === 'leader' ? asLeader(state, input.said) : asFollower(state, input.said, input.now);
    case 'alarm':
      return rung(state, input.now);
  }
};

const then = ([state, effects]: Step, more: readonly StreamEffect[]): Step => [state, [...effects, ...more]];

/** Everything is read again, so what was waiting is in it. */
const fresh = (state: StreamState): Step => [
  { ...state, waiting: new Map(), hinted: new Map() },
  [{ type: 'refresh' }],
];

/** The line is up or not. Either way pages read again: what was missed, or what begins their asking now and then. */
const turned = (state: StreamState, up: boolean): Step => {
  if (state.up === up && !up) return [state, []];
  const [next, effects] = fresh({ ...state, up });
  return [next, [{ type: 'up', up }, ...effects]];
};

const standing = (state: StreamState, up: boolean): Step =>
  then(turned(state, up), [{ type: 'say', said: { is: 'up', up } }]);

const asLeader = (state: StreamState, said: Said): Step => [
  state,
  said.is === 'ask' ? [{ type: 'say', said: { is: 'up', up: state.up } }] : [],
];

const asFollower = (state: StreamState, said: Said, now: number): Step => {
  switch (said.is) {
    case 'up':
      return said.up === state.up ? [state, []] : turned(state, said.up);
    case 'news':
      return taken(state, said.news, now);
    case 'hint':
      return noted(state, said.hint);
    case 'resync':
      return fresh(state);
    case 'ask':
      return [state, []];
  }
};

const taken = (state: StreamState, news: News, now: number): Step => {
  if (now >= state.quietUntil && state.waiting.size === 0) {
    return [{ ...state, quietUntil: now + STREAM.quiet }, [{ type: 'tell', news: [news] }]];
  }
  const before = state.waiting.get(news.id);
  if (before && before.last_event >= news.last_event) return [state, []];
  return [{ ...state, waiting: new Map(state.waiting).set(news.id, news) }, []];
};

/** Handed on by the alarm, which rings at once when nothing was handed on lately. */
const noted = (state: StreamState, hint: Hint): Step => [
  { ...state, hinted: new Map(state.hinted).set(`${hint.topic} ${hint.id}`, hint) },
  [],
];

const rung = (state: StreamState, now: number): Step => {
  const isTold = state.waiting.size > 0 && now >= state.quietUntil;
  const isHinted = state.hinted.size > 0 && now >= state.hintsQuietUntil;
  const isRetried = state.again !== null && now >= state.again;
  return [
    {
      ...state,
      ...(isTold && { waiting: new Map(), quietUntil: now + STREAM.quiet }),
      ...(isHinted && { hinted: new Map(), hintsQuietUntil: now + STREAM.hintsQuiet }),
      ...(isRetried && { again: null }),
    },
    [
      ...(isTold ? [{ type: 'tell' as const, news: [...state.waiting.values()] }] : []),
      ...(isHinted ? [{ type: 'hint' as const, hints: [...state.hinted.values()] }] : []),
      ...(isRetried ? [{ type: 'open' as const }] : []),
    ],
  ];
};
