import * as z from 'zod/mini';

/** Who is signed in, as `GET /v1/session` says it. */
const body = z.object({
  user: z.object({ user_id: z.string(), login: z.string(), name: z.string(), role: z.string() }),
  account: z.object({ account_id: z.string(), name: z.string() }),
  scopes: z.array(z.string()),
  expires_at: z.string(),
});

export type Session = z.infer<typeof body>;

export const sessionOf = (answer: unknown): Session => body.parse(answer);

const setup = z.object({ needed: z.boolean() });

export const setupOf = (answer: unknown): { needed: boolean } => setup.parse(answer);
