import { describe, expect, test } from 'vitest';
import { KINDS } from '../steps/kinds';
import { addStep } from './commands/addStep';
import { TRIGGER } from './document';
import { endingsOf, failuresToEnd } from './endings';
import { neighbour } from './neighbour';
import { newStep } from './newStep';
import { boxesOf } from './place';
import { edited } from './testing/edits';
import { courier, sample } from './testing/samples';
import { placesOf, tidyTask } from './tidy';
import { wireNear, wiresOf, wireUnder } from './wires';

const doc = courier();

describe('wires', () => {
  test('in the order of steps and exits, those that lead nowhere left out', () => {
    expect(wiresOf(doc, KINDS).map((w) => `${w.from} ${w.exit} ${w.index} ${w.to}`)).toEqual([
      `${TRIGGER} next 0 dial`,
      'dial answered 0 notify',
      'dial invalid_number 1 end',
      'dial busy 2 end',
      'dial no_answer 3 end',
      'notify ok 0 end',
    ]);
  });

  test('a card that is wired already does not go in between', () => {
    expect(wireUnder(doc, KINDS, 'notify', { x: 100, y: 50 })).toBeNull();
  });

  test('a card that stands alone does, when it is let go near a wire', () => {
    const spare = edited(doc, [addStep({ id: 'spare', kind: 'play_audio', at: { x: 0, y: 900 } })]);
    expect(wireUnder(spare, KINDS, 'spare', { x: 160, y: 0 })).toEqual({ from: 'dial', exit: 'answered' });
    expect(wireUnder(spare, KINDS, 'spare', { x: 160, y: 900 })).toBeNull();
    const end = edited(doc, [addStep({ id: 'last', kind: 'end_flow', at: { x: 0, y: 900 } })]);
    expect(wireUnder(end, KINDS, 'last', { x: 160, y: 0 })).toBeNull();
  });

  test('a component is dropped on the wire at the point, or on none', () => {
    expect(wireNear(doc, KINDS, { x: 280, y: 60 })).toEqual({ from: 'dial', exit: 'answered' });
    expect(wireNear(doc, KINDS, { x: 280, y: 900 })).toBeNull();
  });
});

describe('tidying', () => {
  test('ways back are left out, each step is there', () => {
    const survey = sample('voice-survey.json');
    const task = tidyTask(survey, KINDS);
    expect(task.nodes.map((n) => n.id).sort()).toEqual([TRIGGER, ...Object.keys(survey.steps)].sort());
    expect(task.links).not.toContainEqual(['question', 'question']);
    const depth = new Map<string, number>();
    const deeper = (id: string, by: number): void => {
      expect(by).toBeLessThan(20);
      if ((depth.get(id) ?? -1) >= by) return;
      depth.set(id, by);
      for (const [from, to] of task.links) if (from === id) deeper(to, by + 1);
    };
    deeper(TRIGGER, 0);
  });

  test('a long row does not run out of stack', () => {
    const ids = Array.from({ length: 1000 }, (_, i) => `s${i}`);
    const steps = Object.fromEntries(
      ids.map((id, i) => [id, { type: 'play_audio', exits: { ok: ids[i + 1] ?? 's0' } }]),
    );
    expect(tidyTask({ ...doc, entry: 's0', steps }, KINDS).links).toHaveLength(1000);
  });

  test('places begin at the corner and are on the grid; the trigger has none', () => {
    const places = placesOf(
      [
        [TRIGGER, 0, 100],
        ['dial', 320, 100],
        ['end', 643, 100],
      ],
      boxesOf(doc, KINDS),
    );
    expect(Object.keys(places)).toEqual(['dial', 'end']);
    expect(places.dial?.x).toBe(0);
    expect(places.end?.x).toBe(320);
    for (const { x, y } of Object.values(places)) expect([x % 10, y % 10]).toEqual([0, 0]);
  });
});

describe('arrow keys', () => {
  test('right along the first way, left to who leads here, up and down among siblings', () => {
    expect(neighbour(doc, KINDS, TRIGGER, 'ArrowRight')).toBe('dial');
    expect(neighbour(doc, KINDS, 'dial', 'ArrowRight')).toBe('notify');
    expect(neighbour(doc, KINDS, 'notify', 'ArrowLeft')).toBe('dial');
    expect(neighbour(doc, KINDS, 'notify', 'ArrowDown')).toBe('end');
    expect(neighbour(doc, KINDS, 'end', 'ArrowUp')).toBe('notify');
    expect(neighbour(doc, KINDS, TRIGGER, 'ArrowLeft')).toBeNull();
    expect(neighbour(doc, KINDS, TRIGGER, 'ArrowDown')).toBeNull();
  });
});

describe('new steps and endings', () => {
  test('a free id and a free name', () => {
    expect(newStep(doc, 'end_flow', 'End', undefined)).toEqual({ id: 'end_flow', kind: 'end_flow', name: 'End 2' });
    expect(newStep(doc, 'play_audio', 'Play audio', { from: 'dial', exit: 'busy' })).toMatchObject({
      name: 'Play audio',
      behind: { from: 'dial' },
    });
  });

  test('all failures of a fresh call lead to one new end, as one entry; then to the one that is there', () => {
    const empty = { format: 1, name: 'New', trigger: { kind: 'api_request' }, steps: {} };
    const fresh = edited(empty, [
      addStep({ id: 'dial', kind: 'make_outbound_call', behind: { from: TRIGGER, exit: 'next' } }),
    ]);
    const open = failuresToEnd(fresh, KINDS, 'dial');
    expect(open.map((p) => p.exit)).toEqual(['invalid_number', 'busy', 'no_answer']);
    const ended = edited(fresh, [endingsOf(fresh, open, 'End flow')]);
    expect(ended.steps.dial?.exits).toEqual({ invalid_number: 'end_flow', busy: 'end_flow', no_answer: 'end_flow' });
    expect(Object.keys(ended.steps)).toEqual(['dial', 'end_flow']);
    const again = edited(ended, [endingsOf(ended, [{ from: 'dial', exit: 'answered' }], 'End flow')]);
    expect(again.steps.dial?.exits?.answered).toBe('end_flow');
    expect(failuresToEnd(ended, KINDS, 'dial')).toEqual([]);
  });
});
