import type { Action, Place } from '../../lib/actions/action';

/** What two actions may not share: keys where both count. Thrown when the console starts, so that nobody finds it later. */
export const tableOf = (actions: readonly Action[]): readonly Action[] => {
  const ids = new Set<string>();
  for (const { id } of actions) {
    if (ids.has(id)) throw new Error(`Two actions are called ${id}.`);
    ids.add(id);
  }
  for (const [index, one] of actions.entries()) {
    const other = actions
      .slice(index + 1)
      .find((next) => next.keys !== undefined && next.keys === one.keys && meets(one, next));
    if (other) throw new Error(`${one.id} and ${other.id} are both on ${one.keys}.`);
  }
  return actions;
};

const meets = (one: Action, other: Action) =>
  one.place === other.place || one.place === 'everywhere' || other.place === 'everywhere';

/** The actions of a place that the reader may do. */
export const countHere = (actions: readonly Action[], place: Place | null, may: (scope: string) => boolean): Action[] =>
  actions.filter(
    ({ place: where, scope }) => (where === 'everywhere' || where === place) && (scope === undefined || may(scope)),
  );
