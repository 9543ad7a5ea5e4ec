import { describe, expect, test } from 'vitest';
import { KINDS } from '../steps/kinds';
import { connectExit } from './commands/connectExit';
import { TRIGGER } from './document';
import { boxesOf, CARD, freePoint, placeBehind, portPoint } from './place';
import { edited } from './testing/edits';
import { courier } from './testing/samples';

const doc = courier();

describe('places', () => {
  test('sizes come from the ports; the trigger stands left of the entry', () => {
    const boxes = boxesOf(doc, KINDS);
    expect(boxes.get('dial')).toEqual({ x: 0, y: 0, width: CARD.width, height: CARD.head + 5 * CARD.port + CARD.foot });
    expect(boxes.get('end')?.height).toBe(CARD.head + CARD.foot);
    expect(boxes.get(TRIGGER)).toMatchObject({ x: -CARD.width - CARD.gapX, y: 0 });
  });

  test('steps without a place do not cover those with one', () => {
    const { layout, ...bare } = doc;
    const boxes = [...boxesOf(bare, KINDS)].filter(([id]) => id !== TRIGGER).map(([, b]) => b);
    expect(layout).toBeDefined();
    for (const a of boxes)
      for (const b of boxes) if (a !== b) expect(a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
  });

  test('a new step goes right of its source and below what is there, others stay', () => {
    const flow = edited(doc, [connectExit({ from: 'dial', exit: 'busy', to: 'notify' })]);
    const point = placeBehind(flow, KINDS, 'dial', 1);
    const notify = boxesOf(flow, KINDS).get('notify');
    expect(point.x).toBe(320);
    expect(point.y).toBeGreaterThanOrEqual((notify?.y ?? 0) + (notify?.height ?? 0));
  });

  test('free at once when nobody is there', () => {
    expect(freePoint([], { x: 12, y: 17 }, 100)).toEqual({ x: 10, y: 20 });
  });

  test('ports stand one beneath another on the right side', () => {
    const box = { x: 0, y: 0, width: 240, height: 200 };
    expect([portPoint(box, 0), portPoint(box, 1)]).toEqual([
      { x: 240, y: CARD.head + CARD.port / 2 },
      { x: 240, y: CARD.head + 1.5 * CARD.port },
    ]);
  });
});
