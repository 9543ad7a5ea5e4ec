import type { Version } from '../../../lib/api/bodies';

export const DRAFT = 'draft';

/** Which of a flow's documents: the draft, or a version by its number. */
export type Which = typeof DRAFT | `${number}`;

export const whichOf = (text: string | undefined): Which | undefined =>
  text === DRAFT || (text !== undefined && /^[1-9]\d{0,8}$/.test(text)) ? (text as Which) : undefined;

export const numbered = ({ number }: Pick<Version, 'number'>): Which => `${number}`;

/** What runs now; undefined when nothing is in service. */
export const inService = <V extends Pick<Version, 'state'>>(versions: readonly V[]): V | undefined =>
  versions.find(({ state }) => state === 'published');

/** The number the next version gets. */
export const nextNumber = (versions: readonly Pick<Version, 'number'>[]): number =>
  Math.max(0, ...versions.map(({ number }) => number)) + 1;

export type Pair = { readonly from: Which; readonly to: Which };

/** What is compared while nobody has chosen: what runs with the draft, else the last two versions; null with only one document. */
export const usualPair = (versions: readonly Pick<Version, 'number' | 'state'>[], hasDraft: boolean): Pair | null => {
  const [newest, before] = versions;
  if (!newest) return null;
  if (hasDraft) return { from: numbered(inService(versions) ?? newest), to: DRAFT };
  return before ? { from: numbered(before), to: numbered(newest) } : null;
};

/** The pair an address asks for, each half filled from the usual one. */
export const pairOf = (usual: Pair | null, from: Which | undefined, to: Which | undefined): Pair | null => {
  const pair = { from: from ?? usual?.from, to: to ?? usual?.to };
  return pair.from !== undefined && pair.to !== undefined ? { from: pair.from, to: pair.to } : null;
};
