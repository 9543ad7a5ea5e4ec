import type { Port } from './commands/addStep';
import { type FlowDocument, type Point, TRIGGER, targetOf } from './document';
import { own } from './json';
import { type Kinds, portsOf } from './kinds';
import { type Box, boxesOf, entryPoint, portPoint } from './place';

/** A drawn wire: from a port to the card it leads to. */
export type Wire = { readonly from: string; readonly exit: string; readonly index: number; readonly to: string };

/** All wires in the order of steps and exits. */
export const wiresOf = (doc: FlowDocument, kinds: Kinds): Wire[] =>
  [TRIGGER, ...Object.keys(doc.steps)].flatMap((from) =>
    portsOf(kinds, doc, from).flatMap(({ id: exit }, index): Wire[] => {
      const to = targetOf(doc, from, exit);
      return to !== null && own(doc.steps, to) ? [{ from, exit, index, to }] : [];
    }),
  );

const NEAR = 40;

/** The wire on which a card that leads nowhere and is led to by nobody was let go, so that it can go in between. */
export const wireUnder = (doc: FlowDocument, kinds: Kinds, id: string, at: Point): Port | null => {
  const wires = wiresOf(doc, kinds);
  if (wires.some((wire) => wire.from === id || wire.to === id)) return null;
  const boxes = boxesOf(doc, kinds);
  const box = boxes.get(id);
  if (!box || portsOf(kinds, doc, id).length === 0) return null;
  const middle = { x: at.x + box.width / 2, y: at.y + box.height / 2 };
  return nearest(wires, boxes, middle, NEAR + box.height / 2);
};

/** The wire at a point, for a component that is dropped there. */
export const wireNear = (doc: FlowDocument, kinds: Kinds, at: Point): Port | null =>
  nearest(wiresOf(doc, kinds), boxesOf(doc, kinds), at, NEAR);

const nearest = (wires: readonly Wire[], boxes: ReadonlyMap<string, Box>, at: Point, within: number): Port | null => {
  const near = wires.find((wire) => distance(at, ...endsOf(wire, boxes)) < within);
  return near ? { from: near.from, exit: near.exit } : null;
};

const endsOf = (wire: Wire, boxes: ReadonlyMap<string, Box>): [Point, Point] => {
  const nowhere = { x: Number.POSITIVE_INFINITY, y: 0, width: 0, height: 0 };
  return [portPoint(boxes.get(wire.from) ?? nowhere, wire.index), entryPoint(boxes.get(wire.to) ?? nowhere)];
};

/** From a point to a straight line between two others. */
const distance = (p: Point, a: Point, b: Point): number => {
  const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const t =
    length === 0 ? 0 : Math.max(0, Math.min(1, ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length));
  return Math.hypot(p.x - a.x - t * (b.x - a.x), p.y - a.y - t * (b.y - a.y));
};
