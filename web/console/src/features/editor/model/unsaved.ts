import { isList, isObject, type Json } from './json';

/** No tag of the engine's begins so. */
const PREFIX = 'no-draft-';

/** Members in one order, so that the same document has one text. */
const ordered = (value: Json): Json =>
  isList(value)
    ? value.map(ordered)
    : isObject(value)
      ? Object.fromEntries(
          Object.keys(value)
            .sort()
            .map((member) => [member, ordered(value[member] as Json)]),
        )
      : value;

/** FNV-1a: enough to tell one version from the next, and there is nobody to deceive. */
const hashOf = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
};

/** Stands where a draft's tag would, for a flow that has none: by what the next draft is made of. */
export const unsavedTag = (document: unknown): string => PREFIX + hashOf(JSON.stringify(ordered(document as Json)));

export const isUnsaved = (etag: string): boolean => etag.startsWith(PREFIX);
