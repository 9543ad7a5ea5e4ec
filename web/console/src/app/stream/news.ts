import * as z from 'zod/mini';
import type { News } from '../../features/interactions/model/news';

const body = z.object({
  id: z.string(),
  flow: z.string(),
  state: z.string(),
  phase: z.string(),
  step: z.nullish(z.string()),
  outcome: z.nullish(z.string()),
  last_event: z.number(),
});

/** An event of the stream; null when it is none that this console knows. */
export const newsOf = (text: unknown): News | null => {
  try {
    const read = body.safeParse(JSON.parse(String(text)));
    return read.success ? { ...read.data, step: read.data.step ?? null, outcome: read.data.outcome ?? null } : null;
  } catch {
    // Not JSON: of a newer engine, or of something in between.
    return null;
  }
};
