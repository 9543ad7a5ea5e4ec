import { describe, expect, test } from 'vitest';
import { removeSteps } from './commands/removeSteps';
import { renameStep } from './commands/renameStep';
import { setSetting } from './commands/setSetting';
import { merge } from './merge';
import { edited } from './testing/edits';
import { courier } from './testing/samples';

const base = courier();
const said = (step: string, text: string) => setSetting({ step, path: ['source', 'text'], value: text });
const steps = (doc: typeof base) => Object.keys(doc.steps).sort();

describe('a step that one side renamed', () => {
  const renamed = edited(base, [renameStep('notify', 'note')]);
  const changed = edited(base, [said('notify', 'changed')]);

  test.each([
    ['here', merge(base, renamed, changed)],
    ['there', merge(base, changed, renamed)],
  ])('%s has what the other changed in it, and nothing is left under the old name', (_, { doc, clashes }) => {
    expect(clashes).toEqual([]);
    expect(steps(doc)).toEqual(steps(renamed));
    expect(doc.steps.note?.settings).toMatchObject({ source: { text: 'changed' } });
    expect(doc).toEqual(edited(renamed, [said('note', 'changed')]));
  });

  test('and changed, and the other changed the same: one clash, under the new name', () => {
    const both = edited(renamed, [said('note', 'mine')]);
    const { clashes } = merge(base, both, changed);
    expect(clashes.map(({ path }) => path)).toEqual([['steps', 'note', 'settings', 'source', 'text']]);
  });

  test('and the other removed goes or stays by what leads to it, as before', () => {
    const { doc } = merge(base, renamed, edited(base, [removeSteps(['notify'])]));
    expect(doc.steps.notify).toBeUndefined();
  });

  test('in two ways is renamed in neither: both stay, and what leads to them is asked', () => {
    const { doc, clashes } = merge(base, renamed, edited(base, [renameStep('notify', 'message')]));
    expect([doc.steps.note, doc.steps.message].every(Boolean)).toBe(true);
    expect(clashes.length).toBeGreaterThan(0);
  });
});
