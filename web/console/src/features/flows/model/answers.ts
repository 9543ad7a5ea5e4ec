/** Answers a start can get, in the order of their numbers; each is explained. */
export const ANSWERS = ['202', '400', '401', '403', '404', '413', '415', '422', '429', '503'] as const;
export type KnownAnswer = (typeof ANSWERS)[number];

export const knownAnswer = (status: number): KnownAnswer | null =>
  ANSWERS.find((known) => known === String(status)) ?? null;

/** The account's limit out of its header: `"account";r=9;t=1`; null when it is none. */
export const rateLimitOf = (header: string | undefined): { left: number; seconds: number } | null => {
  const [, left] = /(?:^|;)\s*r=(\d+)/.exec(header ?? '') ?? [];
  const [, seconds] = /(?:^|;)\s*t=(\d+)/.exec(header ?? '') ?? [];
  return left === undefined || seconds === undefined ? null : { left: Number(left), seconds: Number(seconds) };
};

/** Whole seconds until a moment. */
export const secondsUntil = (until: number, now: number): number => Math.max(0, Math.ceil((until - now) / 1000));
