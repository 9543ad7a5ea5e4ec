import type { components } from '../../../lib/api/schema';

export type Details = components['schemas']['RequestDetails'];
export type Argument = components['schemas']['ArgumentDetails'];
export type Values = Record<string, string>;

/** What the form begins with: what was sent last, else a default, else nothing. A sample is no value: it must not be dialled by mistake. */
export const firstValues = (args: readonly Argument[], last: Values): Values =>
  Object.fromEntries(args.map(({ name, default: given }) => [name, last[name] ?? given ?? '']));

/** What may be kept for the next time: nothing sensitive. */
export const worthKeeping = (args: readonly Argument[], values: Values): Values =>
  Object.fromEntries(args.filter(({ sensitive }) => !sensitive).map(({ name }) => [name, values[name] ?? '']));

/** The body that is sent: an argument left empty is left out, so that its default counts. */
export const bodyOf = (args: readonly Argument[], values: Values): Values =>
  Object.fromEntries(args.map(({ name }) => [name, values[name] ?? ''] as const).filter(([, value]) => value !== ''));

/** Whether every argument that must be there is. The engine judges their form. */
export const isWhole = (args: readonly Argument[], values: Values): boolean =>
  args.every(({ name, required, default: given }) => !required || given !== null || (values[name] ?? '') !== '');

const E164 = /^\+[1-9]\d{6,14}$/;

/** Numbers among the values: these will ring. */
export const numbersIn = (values: Values): string[] =>
  Object.values(values).filter((value) => E164.test(value.replace(/[\s().-]/g, '')));

/** What was kept, read as a stranger would have written it. */
export const readValues = (text: string | null): Values => {
  if (text === null) return {};
  try {
    const read: unknown = JSON.parse(text);
    return Object.fromEntries(
      Object.entries(read ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    // Not ours, or of an older console: nothing is kept then.
    return {};
  }
};
