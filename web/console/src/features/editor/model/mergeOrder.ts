type Orders = {
  readonly base: readonly string[];
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
};

/**
 * One order of all names of two sides. Names both knew stand as the side that moved them has them (mine when both did); new ones stay
 * behind the name they were put behind. The same whichever side is called mine, unless both moved names.
 */
export const mergedOrder = ({ base, mine, theirs }: Orders): string[] => {
  const known = new Set(base);
  const moved = (side: readonly string[]) =>
    !sameOrder(
      side.filter((n) => known.has(n)),
      base.filter((n) => side.includes(n)),
    );
  const spine = [...(moved(mine) ? mine : theirs).filter((n) => known.has(n))];
  for (const side of [mine, theirs])
    fillIn(
      spine,
      side.filter((n) => known.has(n)),
    );
  const gaps = merged(gapsOf(mine, known), gapsOf(theirs, known));
  const placed = new Set<string>();
  return [null, ...spine]
    .flatMap((name) => [...(name === null ? [] : [name]), ...(gaps.get(name) ?? [])])
    .filter((n) => {
      const first = !placed.has(n);
      placed.add(n);
      return first;
    });
};

const sameOrder = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((n, i) => n === b[i]);

/** Known names that one side took out stand where the other has them. */
const fillIn = (spine: string[], side: readonly string[]): void => {
  side.forEach((name, i) => {
    if (!spine.includes(name)) spine.splice(spine.indexOf(side[i - 1] ?? '') + 1, 0, name);
  });
};

/** New names by the known name in front of them. */
const gapsOf = (side: readonly string[], known: ReadonlySet<string>): Map<string | null, string[]> => {
  const gaps = new Map<string | null, string[]>();
  let behind: string | null = null;
  for (const name of side) {
    if (known.has(name)) behind = name;
    else gaps.set(behind, [...(gaps.get(behind) ?? []), name]);
  }
  return gaps;
};

const merged = (a: Map<string | null, string[]>, b: Map<string | null, string[]>): Map<string | null, string[]> => {
  const all = new Map(a);
  for (const [behind, names] of b) {
    const mine = all.get(behind) ?? [];
    all.set(behind, (mine[0] ?? '￿') <= (names[0] ?? '￿') ? [...mine, ...names] : [...names, ...mine]);
  }
  return all;
};
