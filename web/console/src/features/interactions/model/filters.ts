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

const search = z.object({
  flow: z.catch(z.optional(z.string()), undefined),
  outcome: z.catch(z.optional(z.enum(OUTCOMES)), undefined),
  number: z.catch(z.optional(z.string()), undefined),
});

export type InteractionSearch = z.infer<typeof search>;

export const interactionSearch = (given: Record<string, unknown>): InteractionSearch => search.parse(given);

/** The same as the engine's list asks for them. */
export const queryOf = ({ flow, outcome, number }: InteractionSearch) => ({ flow_id: flow, outcome, number });
