import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KINDS } from '../../steps/kinds';
import { addStep } from '../commands/addStep';
import { openEditor } from '../editor';
import { edited } from '../testing/edits';
import { courier } from '../testing/samples';
import { gesture, IDLE, type Tool, type ToolInput } from './tool';

const doc = courier();
const places = { end: { x: 640, y: 120 } };
const grab: ToolInput = { type: 'grab', places };
const port = { from: 'dial', exit: 'busy' };
const play = (...inputs: ToolInput[]) => {
  const editor = openEditor(doc, KINDS, () => 0);
  let tool: Tool = IDLE;
  for (const input of inputs) {
    const next = gesture(tool, input);
    tool = next.tool;
    if (next.command) editor.run(next.command);
  }
  return { tool, editor };
};

describe('dragging', () => {
  test('ends in one move, on the grid', () => {
    const { editor, tool } = play(
      grab,
      { type: 'drag', dx: 3, dy: 3 },
      { type: 'drag', dx: 14, dy: -26 },
      { type: 'drop' },
    );
    expect(editor.doc().layout?.end).toEqual({ x: 650, y: 90 });
    expect(editor.state().done).toHaveLength(1);
    expect(tool).toEqual(IDLE);
  });

  test('free of the grid while Alt is held', () => {
    expect(play(grab, { type: 'drag', dx: 3, dy: 3, free: true }, { type: 'drop' }).editor.doc().layout?.end).toEqual({
      x: 643,
      y: 123,
    });
  });

  test('back where it was: nothing happened', () => {
    expect(
      play(grab, { type: 'drag', dx: 30, dy: 0 }, { type: 'drag', dx: 0, dy: 0 }, { type: 'drop' }).editor.state().done,
    ).toHaveLength(0);
  });

  test('let go on a wire it goes in between, as one entry', () => {
    const editor = openEditor(
      edited(doc, [addStep({ id: 'spare', kind: 'play_audio', at: { x: 0, y: 400 } })]),
      KINDS,
      () => 0,
    );
    const grabbed = gesture(IDLE, { type: 'grab', places: { spare: { x: 0, y: 400 } } });
    const over = gesture(grabbed.tool, { type: 'drag', dx: 200, dy: -300, over: { from: 'dial', exit: 'answered' } });
    const { command } = gesture(over.tool, { type: 'drop' });
    if (command) editor.run(command);
    expect(editor.doc().steps.dial?.exits?.answered).toBe('spare');
    expect(editor.doc().layout?.spare).toEqual({ x: 200, y: 100 });
    expect(editor.state().done).toHaveLength(1);
  });

  test('an end let go on a wire only moves: nothing can follow it', () => {
    const { editor } = play(
      grab,
      { type: 'drag', dx: 10, dy: 0, over: { from: 'dial', exit: 'answered' } },
      { type: 'drop' },
    );
    expect(editor.doc().steps).toEqual(doc.steps);
    expect(editor.doc().layout?.end?.x).toBe(650);
  });
});

describe('wiring', () => {
  test('by mouse: from a port to a card', () => {
    const { editor } = play({ type: 'wire', port }, { type: 'hover', step: 'notify' }, { type: 'drop' });
    expect(editor.doc().steps.dial?.exits?.busy).toBe('notify');
  });

  test('by keys: wire, then pick', () => {
    expect(play({ type: 'wire', port }, { type: 'pick', step: 'notify' }).editor.doc().steps.dial?.exits?.busy).toBe(
      'notify',
    );
  });

  test('let go over nothing: the wire stays as it was', () => {
    expect(play({ type: 'wire', port }, { type: 'hover', step: null }, { type: 'drop' }).editor.doc()).toBe(doc);
  });
});

describe('any gesture', () => {
  const input = fc.oneof<fc.Arbitrary<ToolInput>[]>(
    fc.constant(grab),
    fc.record({
      type: fc.constant('drag' as const),
      dx: fc.integer({ min: -50, max: 50 }),
      dy: fc.integer({ min: -50, max: 50 }),
    }),
    fc.constant({ type: 'wire', port } as const),
    fc.record({ type: fc.constant('hover' as const), step: fc.constantFrom('end', 'notify', null) }),
  );

  test('Escape leaves no trace, from anywhere', () => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 12 }), (inputs) => {
        const { editor, tool } = play(...inputs, { type: 'escape' });
        expect(editor.doc()).toBe(doc);
        expect(tool).toEqual(IDLE);
      }),
    );
  });

  test('it ends in at most one entry', () => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 12 }), (inputs) => {
        expect(play(...inputs, { type: 'drop' }).editor.state().done.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('arrow keys move by what they say, and join while they are pressed', () => {
    const nudge: ToolInput = { type: 'nudge', places, dx: 10, dy: 0 };
    expect(play(nudge).editor.doc().layout?.end).toEqual({ x: 650, y: 120 });
    expect(play(grab, nudge).editor.doc()).toBe(doc);
  });
});
