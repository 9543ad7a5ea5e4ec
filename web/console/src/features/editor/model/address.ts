import * as z from 'zod/mini';
import { type Which, whichOf } from './versions';

const text = z.catch(z.optional(z.union([z.string(), z.number()])), undefined);

const which = (value: string | number | undefined): Which | undefined =>
  whichOf(value === undefined ? undefined : `${value}`);

const compared = z.object({ from: text, to: text });

export type VersionsSearch = { from?: Which | undefined; to?: Which | undefined };

/** What the address of a flow's versions holds: the two that are compared. */
export const versionsSearch = (given: Record<string, unknown>): VersionsSearch => {
  const { from, to } = compared.parse(given);
  return { from: which(from), to: which(to) };
};

const looked = z.object({ step: z.catch(z.optional(z.string()), undefined) });

/** What the address of one version holds: the step whose settings are shown. */
export const versionSearch = (given: Record<string, unknown>): { step?: string | undefined } => looked.parse(given);
