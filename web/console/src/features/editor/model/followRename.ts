import { withStepId } from './commands/renameStep';
import type { Change, Delta, Reorder } from './diff';
import type { FlowDocument } from './document';
import { at, type Json, withAt } from './json';

/**
 * What an edit did, in a document where somebody else has given a step another id since: the places it touched and the wires it set are named
 * by the new id, so that it can still be taken back. An edit that has to do with the new id itself stays as it was.
 */
export const followRename = (delta: Delta, from: string, to: string): Delta => {
  const touchesNew = [...delta.changes, ...delta.reorders].some(({ path }) => ofSteps(path) && path[1] === to);
  if (touchesNew) return delta;
  return {
    changes: delta.changes.map((change) => followed(change, from, to)),
    reorders: delta.reorders.map((reorder) => ordered(reorder, from, to)),
  };
};

/** Steps and their places on the canvas are kept by id. */
const ofSteps = (path: readonly string[]): boolean => path[0] === 'steps' || path[0] === 'layout';

const moved = (path: readonly string[], from: string, to: string): readonly string[] =>
  ofSteps(path) && path[1] === from ? [path[0] as string, to, ...path.slice(2)] : path;

const followed = (change: Change, from: string, to: string): Change => {
  const path = moved(change.path, from, to);
  const value = (v: Json | undefined): Json | undefined =>
    v === undefined
      ? undefined
      : at(withStepId(withAt({}, change.path, v) as unknown as FlowDocument, from, to) as Json, path);
  const [before, after] = [value(change.before), value(change.after)];
  return {
    path,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(change.behind !== undefined && {
      behind: ofSteps(change.path) && change.path.length === 2 && change.behind === from ? to : change.behind,
    }),
  };
};

const ordered = (reorder: Reorder, from: string, to: string): Reorder => {
  if (reorder.path.length !== 1 || !ofSteps(reorder.path)) return { ...reorder, path: moved(reorder.path, from, to) };
  const named = (ids: readonly string[]) => ids.map((id) => (id === from ? to : id));
  return { path: reorder.path, before: named(reorder.before), after: named(reorder.after) };
};
