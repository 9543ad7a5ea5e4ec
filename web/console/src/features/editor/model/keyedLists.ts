import { isObject, isText, type Json, type JsonObject } from './json';

type Lists = { readonly base: readonly Json[]; readonly mine: readonly Json[]; readonly theirs: readonly Json[] };

/** Members by which items of a list are known: arguments by name, rules and options by exit. */
const NAMES = ['name', 'exit'];

/** A prefix keeps digits from being moved to the front of the map. */
const PREFIX = 'n:';

/**
 * Three lists as maps by the names of their items, so that additions of two people do not clash. Null when items have no names or a name
 * stands twice, and when a name only changed in its place: then positions tell more.
 */
export const itemsByName = ({
  base,
  mine,
  theirs,
}: Lists): { base: JsonObject; mine: JsonObject; theirs: JsonObject } | null => {
  const name = [base, mine, theirs].flat().every(isText)
    ? ''
    : NAMES.find((n) => [base, mine, theirs].flat().every((i) => isObject(i) && isText(i[n])));
  if (name === undefined) return null;
  const named = [base, mine, theirs].map((list) => byName(list, name));
  const [b, m, t] = named;
  if (!b || !m || !t) return null;
  if (onlyRenamed(b, m) || onlyRenamed(b, t)) return null;
  return { base: b, mine: m, theirs: t };
};

export const listOf = (items: JsonObject): Json[] => Object.values(items);

/** Where in a list the item of that name is, -1 when it is not there (any more). */
export const positionOf = (list: readonly Json[], name: string): number =>
  list.findIndex((item) =>
    isObject(item) ? NAMES.some((n) => isText(item[n]) && PREFIX + item[n] === name) : PREFIX + item === name,
  );

const byName = (list: readonly Json[], name: string): JsonObject | null => {
  const entries = list.map((item): [string, Json] => [PREFIX + (isObject(item) ? item[name] : item), item]);
  return new Set(entries.map(([n]) => n)).size === entries.length ? Object.fromEntries(entries) : null;
};

/** As long as before, new names only where an old one stood: an item was renamed, not replaced. */
const onlyRenamed = (before: JsonObject, after: JsonObject): boolean => {
  const old = Object.keys(before);
  const now = Object.keys(after);
  const strange = now.filter((n) => !old.includes(n));
  return old.length === now.length && strange.length > 0 && now.every((n, i) => n === old[i] || !old.includes(n));
};
