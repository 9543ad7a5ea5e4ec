import { type FlowDocument, TRIGGER } from './document';
import { own } from './json';
import type { Kinds } from './kinds';
import { boxesOf } from './place';
import { nextOf, previousOf } from './walk';

/** Where an arrow key goes from a step: along its first way out, back to who leads here, or up and down among those that share a source. */
export const neighbour = (doc: FlowDocument, kinds: Kinds, id: string, key: string): string | null => {
  const there = (to: string) => to === TRIGGER || own(doc.steps, to) !== undefined;
  if (key === 'ArrowRight') return nextOf(doc, kinds, id).find(there) ?? null;
  if (key === 'ArrowLeft') return previousOf(doc, kinds, id)[0] ?? null;
  const boxes = boxesOf(doc, kinds);
  const siblings = [...new Set(previousOf(doc, kinds, id).flatMap((from) => nextOf(doc, kinds, from)))].filter(there);
  const ordered = siblings.sort((a, b) => (boxes.get(a)?.y ?? 0) - (boxes.get(b)?.y ?? 0));
  const at = ordered.indexOf(id);
  if (at < 0) return null;
  return ordered[key === 'ArrowUp' ? at - 1 : at + 1] ?? null;
};
