import * as z from 'zod/mini';
import type { News } from '../../features/interactions/model/news';
import type { Hint } from '../../lib/live/live';

const body = z.object({
  id: z.string(),
  flow: z.string(),
  state: z.string(),
  phase: z.string(),
  step: z.nullish(z.string()),
  outcome: z.nullish(z.string()),
  last_event: z.number(),
});

const hintBody = z.object({ id: z.nullish(z.string()), etag: z.nullish(z.string()) });

/** What a hint's event says; null when it is not to be read. */
export const hintOf = (topic: Hint['topic'], text: unknown): Hint | null => {
  const read = hintBody.safeParse(parsed(text));
  return read.success ? { topic, id: read.data.id ?? null, etag: read.data.etag ?? null } : null;
};

/** An event of the stream; null when it is none that this console knows. */
export const newsOf = (text: unknown): News | null => {
  const read = body.safeParse(parsed(text));
  return read.success ? { ...read.data, step: read.data.step ?? null, outcome: read.data.outcome ?? null } : null;
};

/** Undefined when it is not JSON: of a newer engine, or of something in between. */
const parsed = (text: unknown): unknown => {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
};
