import type { Places } from './commands/moveSteps';
import { type FlowDocument, TRIGGER } from './document';
import { own } from './json';
import type { Kinds } from './kinds';
import { type Box, boxesOf, CARD, snapped } from './place';
import { nextOf } from './walk';

/** What the worker lays out: sizes, and ways that go forward only. */
export type TidyTask = {
  readonly nodes: readonly { readonly id: string; readonly height: number }[];
  readonly links: readonly (readonly [string, string])[];
};
export type TidyResult = readonly (readonly [id: string, column: number, row: number])[];

/** The flow without its ways back, which would have no layer to go to. Ways are followed in walking order, so the same one is cut each time. */
export const tidyTask = (doc: FlowDocument, kinds: Kinds): TidyTask => {
  const boxes = boxesOf(doc, kinds);
  const state = new Map<string, 'open' | 'done'>();
  const links: [string, string][] = [];
  for (const start of [TRIGGER, ...Object.keys(doc.steps)]) {
    const path: { id: string; next: string[] }[] = [];
    const enter = (id: string) => {
      state.set(id, 'open');
      path.push({ id, next: [...new Set(nextOf(doc, kinds, id))].filter((to) => own(doc.steps, to)) });
    };
    if (!state.has(start)) enter(start);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const to = top.next.shift();
      if (to === undefined) {
        state.set(top.id, 'done');
        path.pop();
      } else if (state.get(to) !== 'open') {
        links.push([top.id, to]);
        if (!state.has(to)) enter(to);
      }
    }
  }
  return { nodes: [...boxes].map(([id, box]) => ({ id, height: box.height })), links };
};

/** Places of steps from the middles the layout gives; the trigger goes where it likes, but keeps the entry in its row. */
export const placesOf = (result: TidyResult, boxes: ReadonlyMap<string, Box>): Places => {
  const columns = result.filter(([id]) => id !== TRIGGER).map(([, column]) => column);
  const rows = result.map(([id, , row]) => row - (boxes.get(id)?.height ?? 0) / 2);
  const left = Math.min(...columns);
  const top = Math.min(...rows);
  return Object.fromEntries(
    result
      .filter(([id]) => id !== TRIGGER)
      .map(([id, column, row]) => [id, snapped({ x: column - left, y: row - (boxes.get(id)?.height ?? 0) / 2 - top })]),
  );
};

export const LAYER = CARD.width + CARD.gapX;
