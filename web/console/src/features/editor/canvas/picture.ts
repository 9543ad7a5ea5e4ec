import { around, type Box, entryPoint, portPoint } from '../model/place';
import type { Wire } from '../model/wires';

export type Picture = {
  readonly boxes: readonly Box[];
  readonly lines: readonly (readonly [number, number, number, number])[];
  readonly frame: Box;
};

/** What the overview paints, in the flow's own coordinates. */
export const pictureOf = (boxes: ReadonlyMap<string, Box>, wires: readonly Wire[]): Picture => ({
  boxes: [...boxes.values()],
  frame: around([...boxes.values()]),
  lines: wires.flatMap((wire) => {
    const from = boxes.get(wire.from);
    const to = boxes.get(wire.to);
    if (!from || !to) return [];
    const a = portPoint(from, wire.index);
    const b = entryPoint(to);
    return [[a.x, a.y, b.x, b.y] as const];
  }),
});

export type View = {
  readonly width: number;
  readonly height: number;
  readonly transform: readonly [number, number, number];
};
export type Colours = { readonly card: string; readonly line: string; readonly frame: string };

/** How a picture lies on a canvas: scaled to fit as a small map, or where the viewport is. */
export const scaleOf = (
  picture: Picture,
  view: View,
  size: { width: number; height: number },
  mini: boolean,
): { k: number; x: number; y: number } => {
  if (!mini) return { k: view.transform[2], x: view.transform[0], y: view.transform[1] };
  const k = Math.min(
    size.width / Math.max(picture.frame.width, 1),
    size.height / Math.max(picture.frame.height, 1),
    0.2,
  );
  return {
    k,
    x: -picture.frame.x * k + (size.width - picture.frame.width * k) / 2,
    y: -picture.frame.y * k + (size.height - picture.frame.height * k) / 2,
  };
};

/** Paints what lies on the canvas; what lies outside is left out. */
export const paint = (
  ink: CanvasRenderingContext2D,
  picture: Picture,
  at: { k: number; x: number; y: number },
  size: { width: number; height: number },
  colours: Colours,
): void => {
  ink.clearRect(0, 0, size.width, size.height);
  ink.strokeStyle = colours.line;
  ink.beginPath();
  for (const [a, b, c, d] of picture.lines) {
    const [x1, x2] = [a * at.k + at.x, c * at.k + at.x];
    if (Math.max(x1, x2) < 0 || Math.min(x1, x2) > size.width) continue;
    ink.moveTo(x1, b * at.k + at.y);
    ink.lineTo(x2, d * at.k + at.y);
  }
  ink.stroke();
  ink.fillStyle = colours.card;
  for (const box of picture.boxes) {
    const [x, y, w, h] = [box.x * at.k + at.x, box.y * at.k + at.y, box.width * at.k, box.height * at.k];
    if (x <= size.width && y <= size.height && x + w >= 0 && y + h >= 0)
      ink.fillRect(x, y, Math.max(w, 1), Math.max(h, 1));
  }
};

/** Whether any of a card can be seen. */
export const isInView = (box: Box, { width, height, transform: [tx, ty, zoom] }: View): boolean => {
  const [x, y] = [box.x * zoom + tx, box.y * zoom + ty];
  return x + box.width * zoom > 0 && y + box.height * zoom > 0 && x < width && y < height;
};
