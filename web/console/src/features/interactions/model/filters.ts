import * as z from 'zod/mini';

export const OUTCOMES = [
  'answered',
  'busy',
  'no_answer',
  'invalid_number',
  'failed',
  'cancelled',
  'expired',
  'indeterminate',
  'no_call',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const STATES = ['accepted', 'running', 'ended'] as const;
export const BLAMED = ['contact', 'carrier', 'trunk', 'engine', 'caller'] as const;

const text = z.catch(z.optional(z.string().check(z.minLength(1))), undefined);

const search = z.object({
  flow: text,
  version: z.catch(z.optional(z.int().check(z.minimum(1))), undefined),
  state: z.catch(z.optional(z.enum(STATES)), undefined),
  outcome: z.catch(z.optional(z.enum(OUTCOMES)), undefined),
  reason: text,
  party: z.catch(z.optional(z.enum(BLAMED)), undefined),
  trunk: text,
  /** In full, and its plus is all a router may take for a number. */
  number: z.catch(
    z.optional(z.union([z.string().check(z.minLength(1)), z.pipe(z.number(), z.transform(String))])),
    undefined,
  ),
  id: z.catch(
    z.optional(z.union([z.string().check(z.minLength(1)), z.pipe(z.number(), z.transform(String))])),
    undefined,
  ),
  from: z.catch(z.optional(z.iso.datetime({ offset: true })), undefined),
  to: z.catch(z.optional(z.iso.datetime({ offset: true })), undefined),
  /** The row that somebody is asked about: shall it be ended? */
  cancel: text,
});

export type InteractionSearch = z.infer<typeof search>;
/** What is filtered by. */
export type Filters = Omit<InteractionSearch, 'cancel'>;

export const interactionSearch = (given: Record<string, unknown>): InteractionSearch => search.parse(given);

export const filtersOf = ({ cancel: _, ...filters }: InteractionSearch): Filters => filters;

/** Nothing filtered by. */
export const NO_FILTERS: Filters = Object.fromEntries(
  Object.keys(search.shape)
    .filter((name) => name !== 'cancel')
    .map((name) => [name, undefined]),
);

export const countOf = (filters: Filters): number =>
  Object.values(filters).filter((value) => value !== undefined).length;

/** A moment as a control for date and time has it, in the browser's zone. */
export const localOf = (iso: string | undefined): string => {
  if (iso === undefined) return '';
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** And back; undefined while it is not whole. */
export const isoOf = (local: string): string | undefined => {
  const at = new Date(local);
  return local === '' || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
};

export const VIEWS = ['flow', 'time', 'events'] as const;
export type View = (typeof VIEWS)[number];

const oneSearch = z.object({
  view: z.catch(z.optional(z.enum(VIEWS)), undefined),
  step: z.catch(z.optional(z.string()), undefined),
});

export type OneInteractionSearch = { view?: View | undefined; step?: string | undefined };

/** What the address of one interaction holds: how one looks at it, and which step is chosen. */
export const oneInteractionSearch = (given: Record<string, unknown>): OneInteractionSearch => oneSearch.parse(given);

/** The same as the engine's list asks for them. */
export const queryOf = ({ flow, version, trunk, ...same }: Filters) => ({
  ...same,
  flow_id: flow,
  flow_version: version,
  trunk_id: trunk,
});
