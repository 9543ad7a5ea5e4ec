import type { FlowDocument } from './document';
import { at, isList, isObject, type Json, own, type Path, withAt } from './json';
import { positionOf } from './keyedLists';
import type { Clash } from './mergeValues';

/** Where a clash is in the document as it is now, as far as that goes. */
type Place = {
  readonly path: Path;
  /** Undefined where the place itself is there; else what stands in it on their side, of which the clash is a part. */
  readonly whole?: Json | undefined;
  readonly isThere: boolean;
};

/**
 * Follows the path of a clash through a document that was edited since, items of lists by their names. Where the way ends before the clash
 * does, because a step or an argument was removed, the place is that end, and the other side has all of it.
 */
const placeOf = (doc: FlowDocument, clash: Clash, theirs: FlowDocument): Place => {
  const path: (string | number)[] = [];
  const theirPath: (string | number)[] = [];
  const gone = (part: string | number, theirPart: string | number): Place => ({
    path: [...path, part],
    whole: at(theirs as Json, [...theirPath, theirPart]),
    isThere: false,
  });
  for (const [i, part] of clash.path.entries()) {
    const here = at(doc as Json, path);
    const there = at(theirs as Json, theirPath);
    const isLast = i === clash.path.length - 1;
    const name = clash.names?.[i] ?? null;
    if (isList(here) && isList(there) && name !== null) {
      const [mine, other] = [positionOf(here, name), positionOf(there, name)];
      if (mine < 0) return gone(here.length, other);
      path.push(mine);
      theirPath.push(other);
    } else if (isList(here) && isList(there) && here.length === there.length) {
      path.push(part);
      theirPath.push(part);
    } else if (isObject(here)) {
      if (!isLast && own(here, String(part)) === undefined) return gone(part, part);
      path.push(part);
      theirPath.push(part);
    } else return { path, whole: there, isThere: false };
  }
  return { path, isThere: true };
};

/** Takes the other side of a clash; mine stands in the document already. What was removed meanwhile comes back whole, as they have it. */
export const choose = (doc: FlowDocument, clash: Clash, theirs: FlowDocument): FlowDocument => {
  const { path, whole, isThere } = placeOf(doc, clash, theirs);
  if (!isThere && whole === undefined) return doc;
  return withAt(doc as Json, path, isThere ? clash.theirs : whole) as FlowDocument;
};

/** What my side of a clash is by now. */
export const mineNow = (doc: FlowDocument, clash: Clash, theirs: FlowDocument): Json | undefined => {
  const { path, isThere } = placeOf(doc, clash, theirs);
  return isThere ? at(doc as Json, path) : undefined;
};

/** The same for a clash found before and after the list it is in changed. */
export const samePlace = (a: Clash, b: Clash): boolean => placeName(a) === placeName(b);

const placeName = ({ path, names }: Clash): string => JSON.stringify(path.map((part, i) => names?.[i] ?? part));
