import type { Command } from '../command';
import type { FlowDocument, Point } from '../document';
import { own } from '../json';

export type Places = { readonly [id: string]: Point };

/** Puts steps elsewhere on the canvas: one drag, one press of an arrow key, or a whole flow tidied. */
export const moveSteps = (places: Places, how: 'move' | 'tidy' = 'move'): Command => ({
  kind: 'move_steps',
  label: { key: `undo.${how}`, values: { count: Object.keys(places).length } },
  typing: how === 'move' ? `move:${Object.keys(places).join(' ')}` : undefined,
  refuse: (doc) => {
    if (Object.keys(places).length === 0) return 'nothing_to_do';
    return Object.keys(places).every((id) => own(doc.steps, id)) ? null : 'no_such_step';
  },
  do: (doc): FlowDocument => {
    const moved = Object.entries(places).filter(([id, { x, y }]) => {
      const now = own(doc.layout, id);
      return now?.x !== x || now.y !== y;
    });
    return moved.length === 0 ? doc : { ...doc, layout: { ...doc.layout, ...Object.fromEntries(moved) } };
  },
});
