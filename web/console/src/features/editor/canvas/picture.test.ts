import { describe, expect, test } from 'vitest';
import { boxesOf } from '../model/place';
import { courier } from '../model/testing/samples';
import { wiresOf } from '../model/wires';
import { KINDS } from '../steps/kinds';
import { isInView, paint, pictureOf, scaleOf, type View } from './picture';

const doc = courier();
const picture = pictureOf(boxesOf(doc, KINDS), wiresOf(doc, KINDS));
const view: View = { width: 800, height: 600, transform: [10, 20, 0.5] };

describe('the overview', () => {
  test('has every card and every wire', () => {
    expect([picture.boxes.length, picture.lines.length]).toEqual([4, 6]);
  });

  test('far away it lies where the cards do', () => {
    expect(scaleOf(picture, view, view, false)).toEqual({ k: 0.5, x: 10, y: 20 });
  });

  test('as a small map all of it fits', () => {
    const size = { width: 200, height: 128 };
    const { k, x, y } = scaleOf(picture, view, size, true);
    for (const box of picture.boxes) {
      expect(box.x * k + x).toBeGreaterThanOrEqual(-0.01);
      expect((box.x + box.width) * k + x).toBeLessThanOrEqual(size.width + 0.01);
      expect((box.y + box.height) * k + y).toBeLessThanOrEqual(size.height + 0.01);
    }
  });

  test('what lies outside is not painted', () => {
    const painted: number[][] = [];
    const ink = {
      clearRect: () => {},
      beginPath: () => {},
      moveTo: () => {},
      lineTo: () => {},
      stroke: () => {},
      fillRect: (...box: number[]) => painted.push(box),
    };
    const colours = { card: '', line: '', frame: '' };
    paint(
      ink as unknown as CanvasRenderingContext2D,
      picture,
      { k: 1, x: 0, y: 0 },
      { width: 200, height: 200 },
      colours,
    );
    expect(painted).toHaveLength(1);
  });

  test('a card is in view when any of it is', () => {
    const box = { x: 0, y: 0, width: 100, height: 100 };
    expect([
      isInView(box, view),
      isInView({ ...box, x: -121 }, view),
      isInView({ ...box, x: -119 }, view),
      isInView({ ...box, y: 1161 }, view),
    ]).toEqual([true, false, true, false]);
  });
});
