import type { Command } from './command';
import { apply, type Delta, diff, isNothing } from './diff';
import type { FlowDocument } from './document';
import { followRename } from './followRename';
import { withTheirWires } from './followWires';
import type { Kinds, Words } from './kinds';
import { renamesOf } from './mergeRenames';

/** One thing done, as undo shows and takes back. */
export type Entry = {
  readonly kind: string;
  readonly label: Words;
  readonly delta: Delta;
  readonly typing?: string;
  readonly at: number;
};

export type History = {
  readonly doc: FlowDocument;
  readonly done: readonly Entry[];
  readonly undone: readonly Entry[];
};

export const opened = (doc: FlowDocument): History => ({ doc, done: [], undone: [] });

/** Keystrokes in one field closer together than this are one entry. */
export const TYPING_PAUSE = 700;

/** What is kept to undo: so many entries, so many characters of them. */
export const KEPT = { entries: 500, size: 4_000_000 };

/** Runs a command that was not refused. */
export const runOne = (history: History, command: Command, kinds: Kinds, now: number): History => {
  const doc = command.do(history.doc, kinds);
  const delta = diff(history.doc, doc);
  if (isNothing(delta)) return history;
  const { kind, label, typing } = command;
  return entered({ ...history, doc }, { kind, label, delta, at: now, ...(typing !== undefined && { typing }) });
};

const entered = (history: History, entry: Entry): History => {
  const last = history.done.at(-1);
  const joined = last && history.undone.length === 0 ? join(last, entry) : null;
  if (!joined) return { ...history, done: trimmed([...history.done, entry]), undone: [] };
  const before = history.done.slice(0, -1);
  return { ...history, done: isNothing(joined.delta) ? before : [...before, joined] };
};

/** Two entries of one field as one; null when they are not typing, too far apart, or touch different places. */
const join = (first: Entry, next: Entry): Entry | null => {
  if (first.typing === undefined || first.typing !== next.typing || next.at - first.at > TYPING_PAUSE) return null;
  const a = first.delta;
  const b = next.delta;
  const sameplaces =
    a.changes.length === b.changes.length && a.changes.every((c, i) => same(c.path, b.changes[i]?.path ?? []));
  const inPlace = b.changes.every((c) => c.before !== undefined && c.after !== undefined);
  if (!sameplaces || !inPlace || a.reorders.length + b.reorders.length > 0) return null;
  const changes = a.changes.map((c, i) => ({ ...c, after: b.changes[i]?.after }) as Delta['changes'][number]);
  const left = changes.filter((c) => JSON.stringify(c.before) !== JSON.stringify(c.after));
  return { ...next, delta: { changes: left, reorders: [] } };
};

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((part, i) => part === b[i]);

/** The newest entries that fit. */
export const trimmed = (entries: readonly Entry[]): readonly Entry[] => {
  const kept = entries.slice(-KEPT.entries);
  let size = 0;
  const tooOld = kept.findLastIndex((entry) => {
    size += sizeOf(entry);
    return size > KEPT.size;
  });
  return tooOld < 0 ? kept : kept.slice(tooOld + 1);
};

const sizes = new WeakMap<Entry, number>();
const sizeOf = (entry: Entry): number => {
  const known = sizes.get(entry) ?? JSON.stringify(entry).length;
  sizes.set(entry, known);
  return known;
};

/** Takes the last entry back. One of which nothing fits any more (others have changed it since) is skipped. */
export const undoOne = (history: History): History => {
  const entry = history.done.at(-1);
  if (!entry) return history;
  const doc = apply(history.doc, entry.delta, 'undo');
  const next = { doc, done: history.done.slice(0, -1), undone: [...history.undone, entry] };
  return doc === history.doc ? undoOne(next) : next;
};

/** The mirror of undoOne. */
export const redoOne = (history: History): History => {
  const entry = history.undone.at(-1);
  if (!entry) return history;
  const doc = apply(history.doc, entry.delta, 'redo');
  const next = { doc, done: [...history.done, entry], undone: history.undone.slice(0, -1) };
  return doc === history.doc ? redoOne(next) : next;
};

/**
 * Another document in place of this one, with others' edits in it. The list stays: others' changes are never undone by mine, and where they
 * gave a step another id, what I did to it is found under that. What they led to a step I had renamed follows it when I take that back.
 */
export const takenIn = (history: History, doc: FlowDocument): History => {
  if (doc === history.doc) return history;
  const renames = renamesOf(history.doc, doc);
  const follow = (entry: Entry): Entry => ({
    ...entry,
    delta: renames.reduce((delta, [from, to]) => followRename(delta, from, to), entry.delta),
  });
  const { done, undone } = withTheirWires(history, history.doc, doc);
  if (renames.length === 0) return { doc, done, undone };
  return { doc, done: done.map(follow), undone: undone.map(follow) };
};
