import * as z from 'zod/mini';

/** As the engine knows them; src/app/outcomes.test.ts holds that the interactions know the same. */
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

const text = z.catch(z.optional(z.string()), undefined);

/** Days the engine can be asked for in any zone; what is outside of them is nobody's call. */
export const FIRST_DAY = '2000-01-01';
export const LAST_DAY = '2099-12-31';

/** A day of the reader's calendar, `2026-03-01`. */
const day = z.catch(z.optional(z.iso.date().check(z.regex(/^20/))), undefined);

/** The day that a control says; undefined while it is not whole. */
export const dayIn = (value: string): string | undefined => day.parse(value);

const search = z.object({
  from: day,
  /** The last day, with all of it. */
  to: day,
  flow: text,
  outcome: z.catch(z.optional(z.enum(OUTCOMES)), undefined),
  number: text,
});

export type ReportSearch = z.infer<typeof search>;

export const reportSearch = (given: Record<string, unknown>): ReportSearch => {
  // A number in an address may be read as one: +1… with its plus gone is still what was typed.
  const { number } = given;
  return search.parse({ ...given, number: typeof number === 'number' ? `+${number}` : number });
};
