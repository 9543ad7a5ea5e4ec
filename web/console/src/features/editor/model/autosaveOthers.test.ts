import { describe, expect, test } from 'vitest';
import { type Autosave, lineOf, type SaveEffect, type SaveInput, type Stored, save, startSaving } from './autosave';
import { choose } from './choosing';
import { setDescription } from './commands/setDescription';
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

describe('somebody else was faster', () => {
  const stale = (mine: FlowDocument, theirs: FlowDocument) =>
    run(
      opened(),
      { type: 'edited', doc: mine, now: 0 },
      { type: 'flush', now: 1 },
      { type: 'stale', now: 2 },
      { type: 'got', stored: { doc: theirs, etag: 'e9' }, now: 3 },
    );

  test('disjoint edits are taken in and sent again', () => {
    const mine = edited(shared, [setStepName('dial', 'Ring')]);
    const theirs = edited(shared, [setStepName('end', 'Bye')]);
    const { state, effects } = stale(mine, theirs);
    const both = edited(mine, [setStepName('end', 'Bye')]);
    expect(types(effects)).toEqual(['put', 'get', 'take_in', 'keep']);
    expect(state.mine).toEqual(both);
    expect(run(state, { type: 'flush', now: 4 }).effects).toEqual([{ type: 'put', doc: both, etag: 'e9' }]);
  });

  test('the same field: held until somebody chooses, work goes on meanwhile', () => {
    const { state } = stale(named(shared, 'Mine'), named(shared, 'Theirs'));
    expect(lineOf(state)).toBe('clash');
    expect(state.mine.name).toBe('Mine');
    const more = edited(state.mine, [setDescription('more')]);
    const worked = run(
      state,
      { type: 'edited', doc: more, now: 10 },
      { type: 'alarm', now: 99_999 },
      { type: 'flush', now: 99_999 },
    );
    expect(worked.effects).toEqual([]);
    const [clash] = state.clashes;
    if (!clash) throw new Error('no clash');
    const after = run(
      worked.state,
      { type: 'chosen', doc: choose(more, clash, state.base.doc), clash, now: 100_000 },
      { type: 'alarm', now: 100_000 },
    );
    expect(types(after.effects)).toEqual(['take_in', 'put']);
    expect(after.state.mine).toMatchObject({ name: 'Theirs', description: 'more' });
  });

  test('a hint that somebody saved: read and taken in, without an edit of mine', () => {
    const theirs = named(shared, 'Theirs');
    const { state, effects } = run(
      opened(),
      { type: 'changed_elsewhere', etag: 'e2', now: 0 },
      { type: 'got', stored: { doc: theirs, etag: 'e2' }, now: 1 },
    );
    expect(types(effects)).toEqual(['get', 'take_in', 'keep']);
    expect(lineOf(state)).toBe('saved');
    expect(run(state, { type: 'changed_elsewhere', etag: 'e2', now: 2 }).effects).toEqual([]);
  });
});

describe('refused', () => {
  const refused = (why: 'too_large' | 'gone' | 'signed_out' | 'forbidden') =>
    run(
      opened(),
      { type: 'edited', doc: named(shared, 'A'), now: 0 },
      { type: 'flush', now: 1 },
      { type: 'refused', why, now: 2 },
    ).state;

  test('too large: the next edit is tried', () => {
    expect(lineOf(refused('too_large'))).toBe('too_large');
    const { state } = run(refused('too_large'), { type: 'edited', doc: named(shared, 'B'), now: 10 });
    expect(state.alarm).not.toBeNull();
  });

  test('signed out: edits are kept, sent after signing in', () => {
    const typed = run(
      refused('signed_out'),
      { type: 'edited', doc: named(shared, 'B'), now: 10 },
      { type: 'alarm', now: 99_999 },
    );
    expect(typed.effects).toEqual([]);
    expect(types(run(typed.state, { type: 'back', now: 20 }).effects)).toEqual(['put']);
  });

  test('an answer nobody waits for changes nothing', () => {
    const idle = opened();
    for (const input of [
      { type: 'saved', etag: 'x', now: 0 },
      { type: 'stale', now: 0 },
      { type: 'no_answer', now: 0 },
      { type: 'got', stored: base(), now: 0 },
      { type: 'refused', why: 'gone', now: 0 },
    ] as const) {
      expect(save(idle, input)).toEqual([idle, []]);
    }
  });
});
