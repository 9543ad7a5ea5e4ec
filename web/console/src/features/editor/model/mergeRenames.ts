import { withStepId } from './commands/renameStep';
import type { FlowDocument } from './document';
import { equal, type Json, own } from './json';

type Sides = { readonly base: FlowDocument; readonly mine: FlowDocument; readonly theirs: FlowDocument };

/**
 * The three with steps that one side renamed under their new names everywhere. To a merge by id a renamed step is one that went and one that
 * came: what the other side changed in it would live on in a copy that nothing leads to.
 */
export const withRenames = ({ base, mine, theirs }: Sides): Sides => {
  const inMine = renamesOf(base, mine);
  const inTheirs = renamesOf(base, theirs);
  let sides: Sides = { base, mine, theirs };
  for (const [from, to] of inMine)
    if (isFree(theirs, from, to))
      sides = { ...sides, base: withStepId(sides.base, from, to), theirs: withStepId(sides.theirs, from, to) };
  for (const [from, to] of inTheirs)
    if (isFree(mine, from, to))
      sides = { ...sides, base: withStepId(sides.base, from, to), mine: withStepId(sides.mine, from, to) };
  return sides;
};

/** The other side has the step under its old name, and none under the new one: it renamed nothing here itself. */
const isFree = (other: FlowDocument, from: string, to: string): boolean =>
  own(other.steps, from) !== undefined && own(other.steps, to) === undefined;

/** Steps that went and came back under another name, told by their place on the canvas or by being the same to the letter; only where it is clear which. */
export const renamesOf = (base: FlowDocument, side: FlowDocument): readonly (readonly [string, string])[] => {
  const gone = Object.keys(base.steps).filter((id) => own(side.steps, id) === undefined);
  const came = Object.keys(side.steps).filter((id) => own(base.steps, id) === undefined);
  const pairs = gone.flatMap((from) =>
    came.filter((to) => isSame(base, from, side, to)).map((to) => [from, to] as const),
  );
  return pairs.filter(
    ([from, to]) =>
      pairs.filter((pair) => pair[0] === from).length === 1 && pairs.filter((pair) => pair[1] === to).length === 1,
  );
};

const isSame = (base: FlowDocument, from: string, side: FlowDocument, to: string): boolean => {
  const [before, after] = [own(base.steps, from), own(side.steps, to)];
  if (before?.type !== after?.type) return false;
  const [stood, stands] = [own(base.layout, from), own(side.layout, to)];
  return (stood !== undefined && equal(stood as Json, stands as Json)) || equal(before as Json, after as Json);
};
