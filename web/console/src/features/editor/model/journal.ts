import type { Stored } from './autosave';
import { apply, type Delta, diff, isNothing } from './diff';
import { checked, type FlowDocument } from './document';
import type { Entry } from './history';
import { isList, isObject, isText } from './json';
import type { Clash } from './mergeValues';

/** Under which name one person's edits of a flow are kept: whoever uses the browser next neither sees nor sends them. */
export const keptName = (flow: string, me: string): string => `${me} ${flow}`;

/** What one tab keeps of one flow on this machine. */
export type Kept = {
  /** As `keptName` makes it. */
  readonly flow: string;
  readonly tab: string;
  readonly base: Stored;
  readonly mine: FlowDocument;
  /** What two people changed in two ways and nobody has chosen yet: the base has their side already. */
  readonly clashes?: readonly Clash[];
  readonly done: readonly Entry[];
  readonly undone: readonly Entry[];
  readonly at: number;
};

/** A record with what was appended after it. */
export type KeptWithTail = { readonly kept: Kept; readonly tail: readonly Delta[] };

/** Where edits are kept before the server has them. One adapter writes to the browser's database, its twin to memory. */
export type Journal = {
  /** Replaces the tab's record; what was appended goes with the old one. */
  readonly write: (kept: Kept) => Promise<void>;
  /** Adds one edit behind the record. */
  readonly append: (flow: string, tab: string, delta: Delta) => Promise<void>;
  /** All tabs' records of a flow, as they were stored: whoever reads checks them. */
  readonly read: (flow: string) => Promise<readonly { kept: unknown; tail: readonly unknown[] }[]>;
  readonly remove: (flow: string, tab: string) => Promise<void>;
};

/** The twin in memory. Everything goes through text, as it does through a database. */
export const memoryJournal = (): Journal => {
  const records = new Map<string, { kept: string; tail: string[] }>();
  const key = (flow: string, tab: string) => `${flow} ${tab}`;
  return {
    write: async (kept) => {
      records.set(key(kept.flow, kept.tab), { kept: JSON.stringify(kept), tail: [] });
    },
    append: async (flow, tab, delta) => {
      records.get(key(flow, tab))?.tail.push(JSON.stringify(delta));
    },
    read: async (flow) =>
      [...records]
        .filter(([k]) => k.startsWith(`${flow} `))
        .map(([, r]) => ({ kept: JSON.parse(r.kept), tail: r.tail.map((t) => JSON.parse(t)) })),
    remove: async (flow, tab) => {
      records.delete(key(flow, tab));
    },
  };
};

/** What to append for an edit; null when there is nothing. */
export const deltaOf = (before: FlowDocument, after: FlowDocument): Delta | null => {
  const delta = diff(before, after);
  return isNothing(delta) ? null : delta;
};

/** Reads a record: null when it is none of this version, so that an old one can never spoil a flow. */
export const readKept = (record: { kept: unknown; tail: readonly unknown[] }): Kept | null => {
  const { kept } = record;
  if (!isObject(kept) || !isText(kept.flow) || !isText(kept.tab) || typeof kept.at !== 'number') return null;
  if (
    !isObject(kept.base) ||
    !isText(kept.base.etag) ||
    'unreadable' in checked(kept.base.doc) ||
    'unreadable' in checked(kept.mine)
  )
    return null;
  if (!isList(kept.done) || !isList(kept.undone) || ![...kept.done, ...kept.undone].every(isEntry)) return null;
  const whole = kept as unknown as Kept;
  const mine = record.tail.filter(isDelta).reduce<FlowDocument>((doc, delta) => apply(doc, delta, 'redo'), whole.mine);
  return { ...whole, mine, clashes: isList(kept.clashes) ? (kept.clashes as unknown[]).filter(isClash) : [] };
};

const isClash = (value: unknown): value is Clash =>
  isObject(value) &&
  isList(value.path) &&
  value.path.every((part) => isText(part) || typeof part === 'number') &&
  (value.names === undefined || (isList(value.names) && value.names.every((name) => name === null || isText(name))));

const isEntry = (value: unknown): boolean =>
  isObject(value) &&
  isText(value.kind) &&
  typeof value.at === 'number' &&
  isObject(value.label) &&
  isDelta(value.delta);

const isDelta = (value: unknown): value is Delta =>
  isObject(value) &&
  isList(value.changes) &&
  isList(value.reorders) &&
  [...value.changes, ...value.reorders].every((c) => isObject(c) && isList(c.path) && c.path.every(isText));

/** Whether a record holds something the server has not acknowledged. */
export const isUnsent = (kept: Kept): boolean => JSON.stringify(kept.mine) !== JSON.stringify(kept.base.doc);
