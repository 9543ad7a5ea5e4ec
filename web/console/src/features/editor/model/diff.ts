import type { FlowDocument } from './document';
import { at, equal, isObject, type Json, type JsonObject, own } from './json';
import { mergeValues } from './mergeValues';

/**
 * One member that differs. `before` or `after` left out = the member was not there. Lists are compared whole: their items have no
 * names by which an entry could find them again after somebody else's edit.
 */
export type Change = {
  readonly path: readonly string[];
  readonly before?: Json;
  readonly after?: Json;
  /** Of a member put in or taken out: the member in front of it, null for the first. */
  readonly behind?: string | null;
};

/** Members of one object in another order. */
export type Reorder = {
  readonly path: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
};

/** What one edit did, small enough to keep by the hundred and readable in both directions. */
export type Delta = { readonly changes: readonly Change[]; readonly reorders: readonly Reorder[] };

export const isNothing = (delta: Delta): boolean => delta.changes.length === 0 && delta.reorders.length === 0;

/** What leads from one document to the other. Parts that kept their identity cost nothing. */
export const diff = (before: FlowDocument, after: FlowDocument): Delta => {
  const changes: Change[] = [];
  const reorders: Reorder[] = [];
  compare(before as JsonObject, after as JsonObject, [], changes, reorders);
  return { changes, reorders };
};

const compare = (
  before: JsonObject,
  after: JsonObject,
  path: readonly string[],
  changes: Change[],
  reorders: Reorder[],
): void => {
  const old = Object.keys(before);
  const now = Object.keys(after);
  old.forEach((member, i) => {
    if (!Object.hasOwn(after, member)) {
      changes.push({ path: [...path, member], before: before[member] as Json, behind: old[i - 1] ?? null });
    }
  });
  now.forEach((member, i) => {
    const a = own(before, member);
    const b = after[member] as Json;
    if (a === b) return;
    if (a === undefined) changes.push({ path: [...path, member], after: b, behind: now[i - 1] ?? null });
    else if (isObject(a) && isObject(b)) compare(a, b, [...path, member], changes, reorders);
    else if (!equal(a, b) || JSON.stringify(a) !== JSON.stringify(b))
      changes.push({ path: [...path, member], before: a, after: b });
  });
  const stayed = old.filter((m) => Object.hasOwn(after, m));
  const stay = now.filter((m) => Object.hasOwn(before, m));
  if (stayed.some((m, i) => m !== stay[i])) reorders.push({ path, before: old, after: now });
};

export type Direction = 'undo' | 'redo';

/**
 * Applies a delta to a document that others may have changed since. What still fits is applied, what does not is left out; it never
 * throws. When nothing fits the document itself comes back.
 */
export const apply = (doc: FlowDocument, delta: Delta, direction: Direction): FlowDocument => {
  const turned = delta.changes.map((c) => (direction === 'redo' ? c : { ...c, before: c.after, after: c.before }));
  const out = turned.filter((c) => c.after === undefined);
  const rest = turned.filter((c) => c.after !== undefined);
  let next = doc as JsonObject;
  for (const change of [...out, ...rest]) next = applyOne(next, change);
  for (const order of delta.reorders)
    next = ordered(next, order.path, direction === 'redo' ? order.after : order.before);
  return next as FlowDocument;
};

const applyOne = (doc: JsonObject, { path, before, after, behind }: Change): JsonObject => {
  const parent = at(doc, path.slice(0, -1));
  const member = path.at(-1);
  if (!isObject(parent) || member === undefined) return doc;
  const current = own(parent, member);
  const { value, clashes } = mergeValues({ base: before, mine: after, theirs: current }, path);
  if (clashes.length > 0 || value === current) return doc;
  return at(doc, path) === undefined && value !== undefined
    ? inside(doc, path.slice(0, -1), (object) => inserted(object, member, value, behind ?? null))
    : inside(doc, path.slice(0, -1), (object) => replaced(object, member, value));
};

/** The object at a place through a function; every object on the way exists. */
const inside = (value: JsonObject, path: readonly string[], change: (object: JsonObject) => JsonObject): JsonObject => {
  const [member, ...rest] = path;
  if (member === undefined) return change(value);
  const inner = own(value, member);
  return isObject(inner) ? { ...value, [member]: inside(inner, rest, change) } : value;
};

const replaced = (object: JsonObject, member: string, value: Json | undefined): JsonObject =>
  value === undefined
    ? Object.fromEntries(Object.entries(object).filter(([m]) => m !== member))
    : { ...object, [member]: value };

const inserted = (object: JsonObject, member: string, value: Json, behind: string | null): JsonObject => {
  const entries = Object.entries(object);
  const place = behind === null ? 0 : entries.findIndex(([m]) => m === behind) + 1;
  const index = place === 0 && behind !== null ? entries.length : place;
  return Object.fromEntries([...entries.slice(0, index), [member, value], ...entries.slice(index)]);
};

/** Members in a wanted order; those it does not name stay behind the member they stood behind. */
const ordered = (doc: JsonObject, path: readonly string[], wanted: readonly string[]): JsonObject =>
  inside(doc, path, (object) => {
    const names = wanted.filter((m) => Object.hasOwn(object, m));
    Object.keys(object).forEach((member, i, all) => {
      if (wanted.includes(member)) return;
      const before = i === 0 ? -1 : names.indexOf(all[i - 1] as string);
      names.splice(before + 1, 0, member);
    });
    return Object.fromEntries(names.map((m) => [m, object[m] as Json]));
  });
