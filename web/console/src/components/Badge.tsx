import type { ReactNode } from 'react';
import { classes } from './classes';

export type Tone = 'calm' | 'good' | 'warn' | 'bad' | 'brand';

const TONES: Record<Tone, string> = {
  calm: 'bg-sunken text-soft',
  good: 'bg-good-wash text-good',
  warn: 'bg-warn-wash text-warn',
  bad: 'bg-bad-wash text-bad',
  brand: 'bg-brand-wash text-brand',
};

/** A short word about a thing's state; its colour repeats what the word says. */
export const Badge = ({ tone = 'calm', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={classes('inline-flex rounded-full px-2 py-0.5 text-xs font-medium whitespace-nowrap', TONES[tone])}>
    {children}
  </span>
);
