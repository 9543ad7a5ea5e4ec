import { samePlace } from './choosing';
import type { FlowDocument } from './document';
import { merge, withoutOwnEcho } from './merge';
import type { Clash } from './mergeValues';

/** A draft the server has acknowledged. */
export type Stored = { readonly doc: FlowDocument; readonly etag: string };

/** Why nothing is being sent although something is pending. */
export type Held = 'clash' | 'offline' | 'signed_out' | 'forbidden' | 'gone' | 'too_large' | 'refused';

export type Autosave = {
  /** The last state both sides know. */
  readonly base: Stored;
  /** What the editor holds. */
  readonly mine: FlowDocument;
  /** Sent since then with an answer that never came: each may be what the server holds. */
  readonly uncertain: readonly FlowDocument[];
  readonly flight: { readonly kind: 'put'; readonly doc: FlowDocument } | { readonly kind: 'get' } | null;
  /** When the oldest and the newest edit that are not on the server were made. */
  readonly pending: { readonly first: number; readonly last: number } | null;
  readonly held: Held | null;
  readonly clashes: readonly Clash[];
  /** Attempts without an answer in a row. */
  readonly failures: number;
  /** When to look again; the host keeps one alarm. */
  readonly alarm: number | null;
  readonly savedAt: number | null;
};

export type SaveInput =
  | { readonly type: 'edited'; readonly doc: FlowDocument; readonly now: number }
  | { readonly type: 'alarm'; readonly now: number }
  | { readonly type: 'flush'; readonly now: number }
  | { readonly type: 'saved'; readonly etag: string; readonly now: number }
  | { readonly type: 'stale'; readonly now: number }
  | { readonly type: 'got'; readonly stored: Stored; readonly now: number }
  | {
      readonly type: 'no_answer';
      readonly now: number /** Seconds the server asks to wait. */;
      readonly after?: number;
    }
  | { readonly type: 'refused'; readonly why: Exclude<Held, 'clash' | 'offline'>; readonly now: number }
  /** The network is back, or somebody signed in again. */
  | { readonly type: 'back'; readonly now: number }
  /** Somebody else saved: a hint that reading again is worth it. */
  | { readonly type: 'changed_elsewhere'; readonly etag: string; readonly now: number }
  | { readonly type: 'chosen'; readonly doc: FlowDocument; readonly clash: Clash; readonly now: number };

export type SaveEffect =
  | { readonly type: 'put'; readonly doc: FlowDocument; readonly etag: string }
  | { readonly type: 'get' }
  /** Show this document in place of the editor's, which is older. */
  | { readonly type: 'take_in'; readonly doc: FlowDocument }
  /** Keep base and document in the journal; what was appended before is in it. */
  | { readonly type: 'keep' };

export const SAVE = { pause: 800, latest: 5000, retry: [1000, 2000, 4000, 8000, 16_000, 30_000] };

/** They share what did not change between them, so many are cheap; dropping the one that came through would ask about my own words. */
const UNCERTAIN_KEPT = 500;

type Step = readonly [Autosave, readonly SaveEffect[]];

/** Begins with what is shown; clashes found on opening hold the sending until somebody chooses. */
export const startSaving = (base: Stored, mine: FlowDocument, now: number, clashes: readonly Clash[] = []): Step => {
  const idle: Autosave = {
    base,
    mine: base.doc,
    uncertain: [],
    flight: null,
    pending: null,
    held: clashes.length > 0 ? 'clash' : null,
    clashes,
    failures: 0,
    alarm: null,
    savedAt: null,
  };
  return mine === base.doc ? [idle, []] : edited(idle, mine, now);
};

/** One step of the machine that sends the draft: pure, so that every order of edits, answers and failures can be tried. */
export const save = (state: Autosave, input: SaveInput): Step => {
  switch (input.type) {
    case 'edited':
      return edited(state, input.doc, input.now);
    case 'alarm':
      return state.alarm !== null && input.now >= state.alarm
        ? send({ ...state, alarm: null }, input.now)
        : [state, []];
    case 'flush':
      return send({ ...state, held: state.held === 'clash' ? 'clash' : null, alarm: null }, input.now);
    case 'saved':
      return saved(state, input.etag, input.now);
    case 'stale':
      return state.flight ? [{ ...state, flight: { kind: 'get' }, failures: 0 }, [{ type: 'get' }]] : [state, []];
    case 'got':
      return got(state, input.stored, input.now);
    case 'no_answer':
      return noAnswer(state, input.now, input.after);
    case 'refused':
      return state.flight ? [{ ...state, flight: null, held: input.why, alarm: null }, []] : [state, []];
    case 'back':
      return state.held === 'clash' ? [state, []] : send({ ...state, held: null, failures: 0, alarm: null }, input.now);
    case 'changed_elsewhere':
      if (state.flight || state.held || input.etag === state.base.etag) return [state, []];
      return [{ ...state, flight: { kind: 'get' } }, [{ type: 'get' }]];
    case 'chosen':
      return chosen(state, input.doc, input.clash, input.now);
  }
};

const edited = (state: Autosave, mine: FlowDocument, now: number): Step => {
  if (mine === state.mine) return [state, []];
  const pending = { first: state.pending?.first ?? now, last: now };
  /* What was too large or refused may fit now. */
  const held = state.held === 'too_large' || state.held === 'refused' ? null : state.held;
  const next = { ...state, mine, pending, held };
  return [held || state.flight || state.failures > 0 ? next : { ...next, alarm: dueAt(pending) }, []];
};

const dueAt = ({ first, last }: { first: number; last: number }): number =>
  Math.min(last + SAVE.pause, first + SAVE.latest);

const send = (state: Autosave, now: number): Step => {
  if (state.flight || state.held) return [state, []];
  if (!state.pending) return [state, []];
  if (same(state.mine, state.base.doc) && state.uncertain.length === 0)
    return [{ ...state, pending: null, savedAt: now }, [{ type: 'keep' }]];
  return [
    { ...state, flight: { kind: 'put', doc: state.mine } },
    [{ type: 'put', doc: state.mine, etag: state.base.etag }],
  ];
};

const same = (a: FlowDocument, b: FlowDocument): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

const saved = (state: Autosave, etag: string, now: number): Step => {
  if (state.flight?.kind !== 'put') return [state, []];
  const base = { doc: state.flight.doc, etag };
  return settle({ ...state, base, uncertain: [], flight: null, failures: 0, savedAt: now }, now, []);
};

/** After an answer: the rest is due by the time of the edits that are left. */
const settle = (state: Autosave, now: number, effects: readonly SaveEffect[]): Step => {
  const left = state.mine !== state.base.doc && !same(state.mine, state.base.doc);
  const pending = left
    ? { first: Math.max(state.pending?.first ?? now, state.savedAt ?? 0), last: state.pending?.last ?? now }
    : null;
  const held = state.clashes.length > 0 ? 'clash' : state.held;
  const alarm = pending && !held ? Math.max(now, dueAt(pending)) : null;
  return [{ ...state, pending, held, alarm }, [...effects, { type: 'keep' }]];
};

/** The server's draft has come: merged with mine, or recognised as what I had sent. */
const got = (state: Autosave, theirs: Stored, now: number): Step => {
  if (state.flight?.kind !== 'get') return [state, []];
  const landed = { ...state, flight: null, failures: 0 };
  const mineCameThrough = [...state.uncertain, state.base.doc].find((doc) => same(doc, theirs.doc));
  if (mineCameThrough) return settle({ ...landed, base: theirs, uncertain: [] }, now, []);
  const merged = merge(state.base.doc, state.mine, theirs.doc);
  const clashes = [
    ...state.clashes.filter((c) => !merged.clashes.some((m) => samePlace(m, c))),
    ...withoutOwnEcho(merged.clashes, state.uncertain),
  ];
  const next = { ...landed, base: theirs, mine: merged.doc, uncertain: [], clashes };
  return settle(next, now, same(merged.doc, state.mine) ? [] : [{ type: 'take_in', doc: merged.doc }]);
};

const noAnswer = (state: Autosave, now: number, after: number | undefined): Step => {
  if (!state.flight) return [state, []];
  const uncertain =
    state.flight.kind === 'put' ? [...state.uncertain, state.flight.doc].slice(-UNCERTAIN_KEPT) : state.uncertain;
  const failures = state.failures + 1;
  const wait = after !== undefined ? after * 1000 : (SAVE.retry[failures - 1] ?? 30_000);
  const pending = state.pending ?? (uncertain.length > 0 ? { first: now, last: now } : null);
  return [{ ...state, flight: null, uncertain, failures, pending, alarm: pending ? now + wait : null }, []];
};

const chosen = (state: Autosave, doc: FlowDocument, clash: Clash, now: number): Step => {
  const clashes = state.clashes.filter((c) => !samePlace(c, clash));
  const held = clashes.length > 0 ? state.held : state.held === 'clash' ? null : state.held;
  const pending = { first: state.pending?.first ?? now, last: now };
  const next = { ...state, mine: doc, clashes, held, pending };
  return [held || state.flight ? next : { ...next, alarm: now }, doc === state.mine ? [] : [{ type: 'take_in', doc }]];
};

/** What the top bar says. */
export type SaveLine = 'saved' | 'saving' | 'waiting' | Held;

export const lineOf = (state: Autosave): SaveLine => {
  if (state.held) return state.held;
  if (state.flight?.kind === 'put') return 'saving';
  if (state.failures > 0 && state.pending) return 'offline';
  return state.pending ? 'waiting' : 'saved';
};
