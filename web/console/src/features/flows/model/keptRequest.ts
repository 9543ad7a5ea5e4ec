import * as z from 'zod/mini';
import type { Argument, Values } from './testRequest';
import { worthKeeping } from './testRequest';

/** The request somebody is about to send, or has sent. */
export type Meant = {
  /** The same for a repeat of the same request: it rings once. */
  readonly key: string;
  /** It went out already, perhaps before the page was loaded anew. */
  readonly isSent: boolean;
};

const kept = z.object({ key: z.string(), values: z.record(z.string(), z.string()), at: z.number() });

/** Longer ago than this, the same values are another call that is meant. */
const SAME_MS = 10 * 60_000;

const same = (a: Values, b: Values): boolean => {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => (a[name] ?? '') === (b[name] ?? ''));
};

/** What is kept of a request that is sent; nothing sensitive. */
export const keepSent = (args: readonly Argument[], values: Values, key: string, now: number): string =>
  JSON.stringify({ key, values: worthKeeping(args, values), at: now });

/** The request of before when it is the same again, as after a reload; else a new one. */
export const meantAgain = (
  text: string | null,
  { args, values, now, fresh }: { args: readonly Argument[]; values: Values; now: number; fresh: () => string },
): Meant => {
  const before = readKept(text);
  const isSame = before !== null && now - before.at < SAME_MS && same(before.values, worthKeeping(args, values));
  return isSame ? { key: before.key, isSent: true } : { key: fresh(), isSent: false };
};

const readKept = (text: string | null) => {
  if (text === null) return null;
  try {
    return kept.parse(JSON.parse(text));
  } catch {
    // Not ours, or of an older console.
    return null;
  }
};

/**
 * Another value is another request. Only what is sensitive has to be typed again after a reload, so it does not make one: were it another
 * value, the engine would refuse the key.
 */
export const changedBy = (meant: Meant, argument: Argument | undefined, fresh: () => string): Meant =>
  meant.isSent && argument?.sensitive ? meant : { key: fresh(), isSent: false };
