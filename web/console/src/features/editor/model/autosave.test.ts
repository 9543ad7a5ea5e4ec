import { describe, expect, test } from 'vitest';
import {
  type Autosave,
  lineOf,
  SAVE,
  type SaveEffect,
  type SaveInput,
  type Stored,
  save,
  startSaving,
} from './autosave';
import { setFlowName } from './commands/setFlowName';
import { setStepName } from './commands/setStepName';
import type { FlowDocument } from './document';
import { edited } from './testing/edits';
import { courier } from './testing/samples';

const opened = (mine = base().doc): Autosave => startSaving(base(), mine, 0)[0];
const shared = courier();
const base = (): Stored => ({ doc: shared, etag: 'e1' });
const named = (doc: FlowDocument, name: string) => edited(doc, [setFlowName(name)]);
const run = (state: Autosave, ...inputs: SaveInput[]): { state: Autosave; effects: SaveEffect[] } =>
  inputs.reduce<{ state: Autosave; effects: SaveEffect[] }>(
    ({ state: s, effects }, input) => {
      const [next, more] = save(s, input);
      return { state: next, effects: [...effects, ...more] };
    },
    { state, effects: [] },
  );
const types = (effects: readonly SaveEffect[]) => effects.map((e) => e.type);

describe('when it sends', () => {
  test('800 ms after the last edit', () => {
    const doc = named(base().doc, 'A');
    const { state } = run(opened(), { type: 'edited', doc, now: 100 });
    expect(state.alarm).toBe(100 + SAVE.pause);
    expect(run(state, { type: 'alarm', now: 899 }).effects).toEqual([]);
    expect(run(state, { type: 'alarm', now: 900 }).effects).toEqual([{ type: 'put', doc, etag: 'e1' }]);
  });

  test('at latest five seconds after the first', () => {
    let state = opened();
    for (let now = 0; now <= 6000; now += 500)
      [state] = save(state, { type: 'edited', doc: named(shared, `n${now}`), now });
    expect(state.alarm).toBe(SAVE.latest);
  });

  test('one at a time: what is typed meanwhile waits for the answer', () => {
    const first = named(shared, 'A');
    const second = named(shared, 'AB');
    const { state, effects } = run(
      opened(),
      { type: 'edited', doc: first, now: 0 },
      { type: 'alarm', now: 800 },
      { type: 'edited', doc: second, now: 900 },
      { type: 'flush', now: 950 },
      { type: 'saved', etag: 'e2', now: 1000 },
    );
    expect(types(effects)).toEqual(['put', 'keep']);
    expect(state.base).toEqual({ doc: first, etag: 'e2' });
    expect(run(state, { type: 'alarm', now: state.alarm ?? 0 }).effects).toEqual([
      { type: 'put', doc: second, etag: 'e2' },
    ]);
  });

  test('Save sends at once, and nothing when nothing is pending', () => {
    expect(run(opened(), { type: 'flush', now: 5 }).effects).toEqual([]);
    expect(
      types(run(opened(), { type: 'edited', doc: named(shared, 'A'), now: 0 }, { type: 'flush', now: 1 }).effects),
    ).toEqual(['put']);
  });

  test('typed and taken back is not sent', () => {
    const { effects, state } = run(
      opened(),
      { type: 'edited', doc: named(shared, 'A'), now: 0 },
      { type: 'edited', doc: courier(), now: 1 },
      { type: 'flush', now: 2 },
    );
    expect(types(effects)).toEqual(['keep']);
    expect(lineOf(state)).toBe('saved');
  });

  test('what a reload found in the journal is sent', () => {
    const [state] = startSaving(base(), named(shared, 'kept'), 50);
    expect(state.alarm).toBe(50 + SAVE.pause);
  });
});

describe('no answer', () => {
  const flying = () =>
    run(opened(), { type: 'edited', doc: named(shared, 'A'), now: 0 }, { type: 'flush', now: 1 }).state;

  test('it tries again, later each time, and says it is offline', () => {
    let state = flying();
    const waits: number[] = [];
    for (let i = 0; i < 7; i++) {
      [state] = save(state, { type: 'no_answer', now: 0 });
      waits.push(state.alarm ?? 0);
      expect(lineOf(state)).toBe('offline');
      [state] = save(state, { type: 'alarm', now: state.alarm ?? 0 });
    }
    expect(waits).toEqual([...SAVE.retry, 30_000]);
  });

  test('it waits as long as the server asks', () => {
    expect(run(flying(), { type: 'no_answer', now: 10, after: 7 }).state.alarm).toBe(7010);
  });

  test('the network is back: at once', () => {
    expect(types(run(flying(), { type: 'no_answer', now: 10 }, { type: 'back', now: 11 }).effects)).toEqual(['put']);
  });

  test('the lost answer had been a yes: 412 then finds my own words, and no clash', () => {
    const sent = named(shared, 'A');
    const later = named(shared, 'AB');
    const { state, effects } = run(
      flying(),
      { type: 'no_answer', now: 10 },
      { type: 'edited', doc: later, now: 20 },
      { type: 'alarm', now: 1010 },
      { type: 'stale', now: 1020 },
      { type: 'got', stored: { doc: sent, etag: 'e2' }, now: 1030 },
    );
    expect(types(effects)).toEqual(['put', 'get', 'keep']);
    expect(state.clashes).toEqual([]);
    expect(run(state, { type: 'flush', now: 2000 }).effects).toEqual([{ type: 'put', doc: later, etag: 'e2' }]);
  });

  test('also when somebody saved on top of it', () => {
    const sent = named(shared, 'A');
    const later = named(shared, 'AB');
    const theirs = edited(sent, [setStepName('end', 'Bye')]);
    const { state, effects } = run(
      flying(),
      { type: 'no_answer', now: 10 },
      { type: 'edited', doc: later, now: 20 },
      { type: 'alarm', now: 1010 },
      { type: 'stale', now: 1020 },
      { type: 'got', stored: { doc: theirs, etag: 'e3' }, now: 1030 },
    );
    expect(state.clashes).toEqual([]);
    expect(state.mine).toEqual(edited(later, [setStepName('end', 'Bye')]));
    expect(types(effects)).toContain('take_in');
  });
});
