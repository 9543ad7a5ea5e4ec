import { equal, isList, isObject, type Json, type JsonObject, own, type Path } from './json';
import { itemsByName, listOf } from './keyedLists';
import { mergedOrder } from './mergeOrder';

/** Three states of one value: the last that both sides knew, and what each made of it. Undefined = not there. */
export type Three<T> = { readonly base: T | undefined; readonly mine: T | undefined; readonly theirs: T | undefined };

/** The same place changed in two ways. The merged document has mine until somebody chooses. */
export type Clash = {
  readonly path: Path;
  /** By what an item on the path is known, where it is one of a list: its position may be another by the time somebody chooses. */
  readonly names?: readonly (string | null)[];
} & Three<Json>;

export type Merged = { readonly value: Json | undefined; readonly clashes: readonly Clash[] };

const settled = (value: Json | undefined): Merged => ({ value, clashes: [] });

/** Merges two edits of one value, member by member. A side that did not change it gives way; deleted against changed keeps what was changed. */
export const mergeValues = (three: Three<Json>, path: Path): Merged => {
  const { base, mine, theirs } = three;
  if (same(mine, theirs) || same(mine, base)) return settled(theirs);
  if (same(theirs, base)) return settled(mine);
  if (mine === undefined || theirs === undefined) return settled(mine ?? theirs);
  if (isObject(mine) && isObject(theirs) && (base === undefined || isObject(base)))
    return mergeMembers({ base, mine, theirs }, path);
  if (isList(mine) && isList(theirs) && isList(base)) return mergeLists({ base, mine, theirs }, path);
  return { value: mine, clashes: [{ path, base, mine, theirs }] };
};

/** Equal to the byte: an edit of the order alone is an edit. */
const same = (a: Json | undefined, b: Json | undefined): boolean =>
  a === b || (equal(a, b) && JSON.stringify(a) === JSON.stringify(b));

const mergeMembers = (three: Three<JsonObject>, path: Path): Merged => {
  const clashes: Clash[] = [];
  const members = mergedOrder({
    base: Object.keys(three.base ?? {}),
    mine: Object.keys(three.mine ?? {}),
    theirs: Object.keys(three.theirs ?? {}),
  });
  const entries = members.flatMap((member): [string, Json][] => {
    const merged = mergeValues(
      { base: own(three.base, member), mine: own(three.mine, member), theirs: own(three.theirs, member) },
      [...path, member],
    );
    clashes.push(...merged.clashes);
    return merged.value === undefined ? [] : [[member, merged.value]];
  });
  return { value: Object.fromEntries(entries), clashes };
};

type Lists = { readonly base: readonly Json[]; readonly mine: readonly Json[]; readonly theirs: readonly Json[] };

const mergeLists = (lists: Lists, path: Path): Merged => {
  const named = itemsByName(lists);
  if (named) {
    const merged = mergeMembers(named, []);
    const names = Object.keys(merged.value as JsonObject);
    const placed = merged.clashes.map((c) => ({
      ...c,
      path: [...path, names.indexOf(String(c.path[0])), ...c.path.slice(1)],
      names: [...path.map(() => null), String(c.path[0]), ...(c.names ?? c.path.map(() => null)).slice(1)],
    }));
    return { value: listOf(merged.value as JsonObject), clashes: placed };
  }
  const { base, mine, theirs } = lists;
  if (base.length !== mine.length || base.length !== theirs.length)
    return { value: mine, clashes: [{ path, base, mine, theirs }] };
  const items = base.map((item, i) => mergeValues({ base: item, mine: mine[i], theirs: theirs[i] }, [...path, i]));
  return { value: items.map((m) => m.value as Json), clashes: items.flatMap((m) => m.clashes) };
};
