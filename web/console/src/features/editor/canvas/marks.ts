import { createContext, useContext } from 'react';
import type { Marks, MarkTone } from '../../../lib/flow/marks';

/** Handed in from outside the editor: a difference, or the way a call took. */
export const MarksContext = createContext<Marks | null>(null);

export const useMarks = (): Marks | null => useContext(MarksContext);

export const MARK_LOOKS: { readonly [tone in MarkTone]: { readonly border: string; readonly text: string } } = {
  good: { border: 'border-2 border-good', text: 'bg-good-wash text-good' },
  warn: { border: 'border-2 border-warn', text: 'bg-warn-wash text-warn' },
  bad: { border: 'border-2 border-bad', text: 'bg-bad-wash text-bad' },
  brand: { border: 'border-2 border-brand', text: 'bg-brand-wash text-brand' },
  calm: { border: 'border-2 border-edge', text: 'bg-sunken text-soft' },
};

/** How a wire is drawn that is marked, and one that is not while others are. */
export const wireLook = (marks: Marks | null, key: string): { style?: { [property: string]: string | number } } => {
  const mark = marks?.exits.get(key);
  if (mark) return { style: { stroke: `var(--color-${mark.tone === 'calm' ? 'edge' : mark.tone})`, strokeWidth: 3 } };
  return marks?.faintRest ? { style: { opacity: 0.35 } } : {};
};
