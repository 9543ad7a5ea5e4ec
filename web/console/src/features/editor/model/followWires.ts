import { led } from './commands/renameStep';
import { type Change, type Delta, diff } from './diff';
import type { FlowDocument, FlowStep } from './document';
import { equal, type Json } from './json';

type Done = { readonly delta: Delta };
type Wired = { readonly path: readonly string[]; readonly value: Json };

/**
 * My edits, with the wires that somebody else has led since to a step I had renamed: taken back, the rename leads them to the step's old name
 * again, and redone to the new one. Without this they would lead to a step that is not there.
 */
export const withTheirWires = <E extends Done>(
  entries: { readonly done: readonly E[]; readonly undone: readonly E[] },
  mine: FlowDocument,
  merged: FlowDocument,
): { readonly done: readonly E[]; readonly undone: readonly E[] } => {
  if (![...entries.done, ...entries.undone].some((entry) => renameOf(entry.delta))) return entries;
  const theirs = diff(mine, merged).changes.flatMap(({ path, after }) =>
    after === undefined ? [] : [{ path, value: after }],
  );
  return { done: followed(entries.done, theirs, 'undo'), undone: followed(entries.undone, theirs, 'redo') };
};

/** From the entry that comes next to the one that comes last: each rename finds the wires as those before it leave them. */
const followed = <E extends Done>(
  entries: readonly E[],
  theirs: readonly Wired[],
  by: 'undo' | 'redo',
): readonly E[] => {
  let wires = theirs;
  return entries
    .toReversed()
    .map((entry) => {
      const rename = renameOf(entry.delta);
      if (!rename) return entry;
      const [from, to] = by === 'redo' ? rename : ([rename[1], rename[0]] as const);
      const more: Change[] = [];
      wires = wires.map((wire) => {
        const value = wire.path[1] === from ? wire.value : leading(wire, from, to);
        if (equal(value, wire.value)) return wire;
        const [before, after] = by === 'redo' ? [wire.value, value] : [value, wire.value];
        more.push({ path: wire.path, before, after });
        return { path: wire.path, value };
      });
      return more.length === 0
        ? entry
        : { ...entry, delta: { ...entry.delta, changes: [...entry.delta.changes, ...more] } };
    })
    .toReversed();
};

/** The step's old and new id, where an edit did nothing to the list of steps but give one another id. */
const renameOf = ({ changes }: Delta): readonly [string, string] | null => {
  const steps = changes.filter(({ path }) => path[0] === 'steps' && path.length === 2);
  const [gone, ...others] = steps.filter(({ after }) => after === undefined);
  const [came, ...more] = steps.filter(({ before }) => before === undefined);
  if (!gone || !came || others.length + more.length > 0) return null;
  return [gone.path[1] as string, came.path[1] as string];
};

/** What stands at a place, with its wires led to another id. */
const leading = ({ path, value }: Wired, from: string, to: string): Json => {
  if (path[0] === 'entry') return value === from ? to : value;
  if (path[0] !== 'steps' || path.length < 2) return value;
  const [, , field, exit] = path;
  if (field === undefined) return led(value as FlowStep, from, to) as Json;
  const step = (exit === undefined ? { [field]: value } : { [field]: { [exit]: value } }) as unknown as FlowStep;
  const out = led(step, from, to) as { readonly [member: string]: Json };
  const changed = out[field] as Json;
  return exit === undefined ? changed : ((changed as { readonly [member: string]: Json })[exit] as Json);
};
