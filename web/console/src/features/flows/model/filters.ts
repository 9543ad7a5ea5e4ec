import * as z from 'zod/mini';

/** What the address of the Flow Manager holds: every view is a link. */
const search = z.object({
  q: z.catch(z.optional(z.string()), undefined),
  state: z.catch(z.optional(z.enum(['published', 'draft', 'errors'])), undefined),
  label: z.catch(z.optional(z.string()), undefined),
  sort: z.catch(z.optional(z.enum(['name', 'changed'])), undefined),
  /** The flow whose request panel is open. */
  request: z.catch(z.optional(z.string()), undefined),
  /** Whether the dialog is open that creates one. */
  create: z.catch(z.optional(z.literal('flow')), undefined),
});

export type FlowSearch = z.infer<typeof search>;

export const flowSearch = (given: Record<string, unknown>): FlowSearch => search.parse(given);

const oneSearch = z.object({ panel: z.catch(z.optional(z.literal('request')), undefined) });

export type OneFlowSearch = z.infer<typeof oneSearch>;

/** What the address of one flow holds. */
export const oneFlowSearch = (given: Record<string, unknown>): OneFlowSearch => oneSearch.parse(given);
