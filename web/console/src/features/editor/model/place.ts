import { type FlowDocument, type Point, TRIGGER } from './document';
import { own } from './json';
import { type Kinds, portsOf } from './kinds';

/** Sizes of a card in pixels at full zoom. They are computed, never measured, so that a thousand cards open at once. */
export const CARD = { width: 240, head: 64, port: 28, foot: 8, gapX: 80, gapY: 40, snap: 10 };

export type Box = Point & { readonly width: number; readonly height: number };

export const heightOf = (ports: number): number => CARD.head + Math.max(ports, 0) * CARD.port + CARD.foot;

/** Where a step stands. Steps without a place stand below the others, one beneath another in the document's order. */
export const boxesOf = (doc: FlowDocument, kinds: Kinds): ReadonlyMap<string, Box> => {
  const boxes = new Map<string, Box>();
  const sized = (id: string, point: Point) => {
    boxes.set(id, { x: point.x, y: point.y, width: CARD.width, height: heightOf(portsOf(kinds, doc, id).length) });
  };
  for (const id of Object.keys(doc.steps)) {
    const point = own(doc.layout, id);
    if (point) sized(id, point);
  }
  let below = Math.max(0, ...[...boxes.values()].map((b) => b.y + b.height + CARD.gapY));
  for (const id of Object.keys(doc.steps)) {
    if (boxes.has(id)) continue;
    sized(id, { x: 0, y: below });
    below += heightOf(portsOf(kinds, doc, id).length) + CARD.gapY;
  }
  sized(TRIGGER, triggerPoint(doc, boxes));
  return boxes;
};

/** The trigger has no place in the document: it stands left of the first step, clear of all others. */
const triggerPoint = (doc: FlowDocument, boxes: ReadonlyMap<string, Box>): Point => {
  const entry = doc.entry ? boxes.get(doc.entry) : undefined;
  const left = Math.min(...[...boxes.values()].map((b) => b.x), entry?.x ?? 0);
  return { x: left - CARD.width - CARD.gapX, y: entry?.y ?? 0 };
};

/** Where the port of an exit is: on the right side of its card. */
export const portPoint = (box: Box, index: number): Point => ({
  x: box.x + box.width,
  y: box.y + CARD.head + (index + 0.5) * CARD.port,
});

/** Where ways come in: on the left side of a card, at the height of its name. */
export const entryPoint = (box: Box): Point => ({ x: box.x, y: box.y + CARD.head / 2 });

/** The added zero makes one of a negative zero, which a document that is read again has not. */
export const snapped = ({ x, y }: Point): Point => ({
  x: Math.round(x / CARD.snap) * CARD.snap + 0,
  y: Math.round(y / CARD.snap) * CARD.snap + 0,
});

/** A place right of the source for a new step, moved down until it covers nobody. No other step moves. */
export const placeBehind = (doc: FlowDocument, kinds: Kinds, from: string, ports: number): Point => {
  const boxes = boxesOf(doc, kinds);
  const source = boxes.get(from) ?? boxes.get(TRIGGER) ?? { x: 0, y: 0, width: 0, height: 0 };
  return freePoint(
    [...boxes.values()],
    snapped({ x: source.x + source.width + CARD.gapX, y: source.y }),
    heightOf(ports),
  );
};

/** The wanted place, or the next one below it that covers no box. */
export const freePoint = (boxes: readonly Box[], wanted: Point, height: number): Point => {
  const column = boxes
    .filter((b) => b.x < wanted.x + CARD.width + CARD.gapX / 2 && wanted.x < b.x + b.width + CARD.gapX / 2)
    .sort((a, b) => a.y - b.y);
  let y = wanted.y;
  for (const box of column) {
    if (box.y < y + height + CARD.gapY / 2 && y < box.y + box.height + CARD.gapY / 2)
      y = box.y + box.height + CARD.gapY / 2;
  }
  return snapped({ x: wanted.x, y: Math.ceil(y / CARD.snap) * CARD.snap });
};

/** The smallest box around all. */
export const around = (boxes: readonly Box[]): Box => {
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const x = Math.min(...boxes.map((b) => b.x));
  const y = Math.min(...boxes.map((b) => b.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((b) => b.x + b.width)) - x,
    height: Math.max(...boxes.map((b) => b.y + b.height)) - y,
  };
};
