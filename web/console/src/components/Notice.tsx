import type { ReactNode } from 'react';
import { classes } from './classes';

const TONES = {
  calm: 'bg-sunken',
  warn: 'bg-warn-wash text-warn',
  bad: 'bg-bad-wash text-bad',
  good: 'bg-good-wash text-good',
};

interface Props {
  tone?: keyof typeof TONES;
  /** Read out at once when it appears. */
  urgent?: boolean;
  children: ReactNode;
}

/** A box with something to know before going on. */
export const Notice = ({ tone = 'calm', urgent = false, children }: Props) => (
  <div role={urgent ? 'alert' : undefined} className={classes('rounded-control px-3 py-2 text-sm', TONES[tone])}>
    {children}
  </div>
);
