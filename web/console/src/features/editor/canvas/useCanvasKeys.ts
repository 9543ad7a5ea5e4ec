import { type KeyboardEvent, useCallback } from 'react';
import { useDesk } from '../desk/desk';
import { useRun } from '../desk/useRun';
import { removeSteps } from '../model/commands/removeSteps';
import { TRIGGER } from '../model/document';
import { isDelete } from '../model/keymap';
import { neighbour } from '../model/neighbour';
import { boxesOf } from '../model/place';
import type { CanvasInput } from './useGesture';

const ARROWS: { readonly [key: string]: readonly [number, number] } = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const NUDGE = 10;

/** Keys while the canvas has the focus: arrows walk along the wires, with Alt they move the card. */
export const useCanvasKeys = (feed: (input: CanvasInput) => void): ((event: KeyboardEvent) => void) => {
  const { editor, tab } = useDesk();
  const run = useRun();
  return useCallback(
    (event) => {
      const canvas = event.currentTarget as HTMLElement;
      const card = (event.target as Element).closest('.react-flow__node')?.getAttribute('data-id');
      const arrow = ARROWS[event.key];
      const selected = editor.state().selected.filter((id) => id !== TRIGGER);
      if (event.key === 'Escape') feed({ type: 'escape' });
      else if (card && arrow && event.altKey)
        feed({ type: 'nudge', places: placesOf(selected), dx: arrow[0] * NUDGE, dy: arrow[1] * NUDGE });
      else if (card && arrow) go(neighbour(editor.doc(), editor.kinds, card, event.key));
      else if (card && (event.key === 'Enter' || event.key === ' ')) editor.select([card]);
      else if (card && event.key === 'e') {
        editor.select([card]);
        tab.set('exits');
      } else if (isDelete(event.key) && selected.length > 0) {
        // The card takes the focus with it; on the canvas the next key still counts.
        if (run(removeSteps(selected, editor.doc())) === null) canvas.focus();
      } else return;
      event.preventDefault();

      function go(id: string | null) {
        if (id === null) return;
        editor.select([id]);
        canvas.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.focus();
      }
      function placesOf(ids: readonly string[]) {
        const boxes = boxesOf(editor.doc(), editor.kinds);
        return Object.fromEntries(
          ids.flatMap((id) => (boxes.get(id) ? [[id, { x: boxes.get(id)?.x ?? 0, y: boxes.get(id)?.y ?? 0 }]] : [])),
        );
      }
    },
    [editor, tab, run, feed],
  );
};
