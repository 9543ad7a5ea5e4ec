import { type Autosave, type SaveEffect, type SaveInput, type Stored, save, startSaving } from './autosave';
import { choose } from './choosing';
import type { Editor } from './editor';
import { deltaOf, type Journal } from './journal';
import type { Clash } from './mergeValues';

/** What the engine answered to a draft. */
export type PutAnswer =
  | { readonly is: 'saved'; readonly etag: string }
  | { readonly is: 'stale' }
  | { readonly is: 'no_answer'; readonly after?: number }
  | { readonly is: 'refused'; readonly why: 'signed_out' | 'forbidden' | 'gone' | 'too_large' | 'refused' };

export type GetAnswer = { readonly is: 'got'; readonly stored: Stored } | Exclude<PutAnswer, { is: 'saved' | 'stale' }>;

/** The edges of saving: the engine, this machine's journal, the clock and one alarm. */
export type SaverPorts = {
  readonly put: (stored: Stored) => Promise<PutAnswer>;
  readonly get: () => Promise<GetAnswer>;
  readonly journal: Journal;
  readonly now: () => number;
  /** Calls back once at the time; asking again replaces the last one, null takes it off. */
  readonly alarm: (at: number | null, ring: () => void) => void;
  /** The journal could not be written: the only other copy is this page. */
  readonly onJournalFault: (fault: unknown) => void;
};

export type SaverOptions = {
  readonly editor: Editor;
  readonly flow: string;
  readonly tab: string;
  readonly base: Stored /** Found on opening. */;
  readonly clashes?: readonly Clash[];
  readonly ports: SaverPorts;
};

export type Saver = {
  readonly state: () => Autosave;
  readonly subscribe: (listener: () => void) => () => void;
  readonly flush: () => void;
  readonly back: () => void;
  readonly changedElsewhere: (etag: string) => void;
  readonly choose: (clash: Clash, side: 'mine' | 'theirs') => void;
  /** True while something typed is neither on the server nor in the journal. */
  readonly isOnlyHere: () => boolean;
  readonly stop: () => void;
};

/** Runs the autosave machine on an editor: every edit goes into the journal at once and to the engine by the machine's time. */
export const createSaver = ({ editor, flow, tab, base, clashes = [], ports }: SaverOptions): Saver => {
  const [first, effects] = startSaving(base, editor.doc(), ports.now(), clashes);
  let state = first;
  let seen = editor.doc();
  let unwritten = 0;
  let stopped = false;
  const listeners = new Set<() => void>();

  const written = (write: Promise<void>): void => {
    unwritten += 1;
    write.then(
      () => {
        unwritten -= 1;
      },
      (fault: unknown) => ports.onJournalFault(fault),
    );
  };
  const keep = (): void => {
    const { done, undone } = editor.state();
    const { base: acknowledged, mine, clashes: open } = state;
    written(ports.journal.write({ flow, tab, base: acknowledged, mine, clashes: open, done, undone, at: ports.now() }));
  };
  const feed = (input: SaveInput): void => {
    if (stopped) return;
    const [next, more] = save(state, input);
    state = next;
    for (const effect of more) act(effect);
    ports.alarm(state.alarm, () => feed({ type: 'alarm', now: ports.now() }));
    for (const listener of [...listeners]) listener();
  };
  const act = (effect: SaveEffect): void => {
    if (effect.type === 'keep') keep();
    else if (effect.type === 'take_in') {
      seen = effect.doc;
      editor.takeIn(effect.doc);
    } else if (effect.type === 'put') answered(ports.put({ doc: effect.doc, etag: effect.etag }));
    else answered(ports.get());
  };
  const answered = (answer: Promise<PutAnswer | GetAnswer>): void => {
    answer.then(
      (a) => feed(inputOf(a, ports.now())),
      () => feed({ type: 'no_answer', now: ports.now() }),
    );
  };
  const leave = editor.subscribe(() => {
    const doc = editor.doc();
    if (doc === seen) return;
    const delta = deltaOf(seen, doc);
    seen = doc;
    if (delta) written(ports.journal.append(flow, tab, delta));
    feed({ type: 'edited', doc, now: ports.now() });
  });

  keep();
  for (const effect of effects) act(effect);
  ports.alarm(state.alarm, () => feed({ type: 'alarm', now: ports.now() }));
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    flush: () => feed({ type: 'flush', now: ports.now() }),
    back: () => feed({ type: 'back', now: ports.now() }),
    changedElsewhere: (etag) => feed({ type: 'changed_elsewhere', etag, now: ports.now() }),
    choose: (clash, side) => {
      // Mine is what stands in the document, also what was typed there since.
      const doc = side === 'mine' ? editor.doc() : choose(editor.doc(), clash, state.base.doc);
      feed({ type: 'chosen', doc, clash, now: ports.now() });
      keep();
    },
    isOnlyHere: () => unwritten > 0 && state.pending !== null,
    stop: () => {
      leave();
      ports.alarm(null, () => undefined);
      stopped = true;
    },
  };
};

const inputOf = (answer: PutAnswer | GetAnswer, now: number): SaveInput => {
  switch (answer.is) {
    case 'saved':
      return { type: 'saved', etag: answer.etag, now };
    case 'stale':
      return { type: 'stale', now };
    case 'got':
      return { type: 'got', stored: answer.stored, now };
    case 'no_answer':
      return { type: 'no_answer', now, ...(answer.after !== undefined && { after: answer.after }) };
    case 'refused':
      return { type: 'refused', why: answer.why, now };
  }
};
