/** What a flow document is made of. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [member: string]: Json };

/** A place in a document: members of objects by name, items of lists by position. */
export type Path = readonly (string | number)[];

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: unknown): value is readonly Json[] => Array.isArray(value);

export const isText = (value: unknown): value is string => typeof value === 'string';

/** Own members only: a step may be called `constructor`. */
export const own = <T>(map: { readonly [member: string]: T } | undefined, member: string): T | undefined =>
  map !== undefined && Object.hasOwn(map, member) ? map[member] : undefined;

/** Same value; the order of members does not count. */
export const equal = (a: Json | undefined, b: Json | undefined): boolean => {
  if (a === b) return true;
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, i) => equal(item, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  const members = Object.keys(a);
  return members.length === Object.keys(b).length && members.every((m) => Object.hasOwn(b, m) && equal(a[m], b[m]));
};

/** The value at a place, undefined when there is none. */
export const at = (value: Json | undefined, path: Path): Json | undefined =>
  path.reduce<Json | undefined>((v, part) => {
    if (isObject(v)) return own(v, String(part));
    return isList(v) && typeof part === 'number' ? v[part] : undefined;
  }, value);

/** A copy with another value at a place; undefined takes the member out. Objects on the way are made, lists are not. */
export const withAt = (value: Json | undefined, path: Path, next: Json | undefined): Json | undefined => {
  const [part, ...rest] = path;
  if (part === undefined) return next;
  if (isList(value)) {
    const i = Number(part);
    const item = withAt(value[i], rest, next);
    return item === undefined ? value.filter((_, n) => n !== i) : Object.assign([...value], { [i]: item });
  }
  const object = isObject(value) ? value : {};
  const member = withAt(own(object, String(part)), rest, next);
  if (member !== undefined) return { ...object, [part]: member };
  return Object.fromEntries(Object.entries(object).filter(([m]) => m !== String(part)));
};

/** A JSON Pointer (RFC 6901), as the engine writes places of faults. */
export const pointerOf = (path: Path): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The parts of a JSON Pointer, all as text. */
export const partsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
