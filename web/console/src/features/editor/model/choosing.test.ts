import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choose, mineNow } from './choosing';
import { removeSteps } from './commands/removeSteps';
import { setSetting } from './commands/setSetting';
import { checked, type FlowDocument } from './document';
import { merge } from './merge';
import type { Clash } from './mergeValues';
import { edited, PROPERTY_TIMEOUT, twoSides } from './testing/edits';
import { courier } from './testing/samples';

const base = courier();
const said = (text: string) => setSetting({ step: 'notify', path: ['source', 'text'], value: text });
const clashing = (mine: FlowDocument, theirs: FlowDocument) => {
  const merged = merge(base, mine, theirs);
  const [clash] = merged.clashes;
  if (!clash) throw new Error('no clash');
  return { doc: merged.doc, clash };
};

describe('theirs', () => {
  const theirs = edited(base, [said('theirs')]);
  const { doc, clash } = clashing(edited(base, [said('mine')]), theirs);

  test('stands where mine stood', () => {
    expect(choose(doc, clash, theirs)).toEqual(theirs);
    expect(mineNow(edited(doc, [said('later')]), clash, theirs)).toBe('later');
  });

  test('of a step that I removed since: the step comes back whole, as they have it', () => {
    const without = edited(doc, [removeSteps(['notify'])]);
    expect(mineNow(without, clash, theirs)).toBeUndefined();
    const chosen = choose(without, clash, theirs);
    expect(chosen.steps.notify).toEqual(theirs.steps.notify);
    expect(checked(chosen)).toEqual({ doc: chosen });
  });

  test('of a step that both have no more: nothing to take', () => {
    const [mine, other] = [edited(doc, [removeSteps(['notify'])]), edited(theirs, [removeSteps(['notify'])])];
    expect(choose(mine, clash, other)).toBe(mine);
  });
});

describe('theirs in a list', () => {
  const third = (variable: string): Partial<Clash> => ({
    path: ['trigger', 'arguments', 2, 'variable'],
    names: [null, null, 'n:third', null],
    mine: 'third',
    theirs: variable,
  });
  const list = (doc: FlowDocument) => doc.trigger.arguments ?? [];
  const withThree = (variable: string): FlowDocument => ({
    ...base,
    trigger: {
      ...base.trigger,
      arguments: [
        { name: 'first', variable: 'first' },
        { name: 'second', variable: 'second' },
        { name: 'third', variable },
      ],
    },
  });

  test('is put into the item of that name, wherever it stands by now', () => {
    const [mine, theirs] = [withThree('mine'), withThree('theirs')];
    const { clashes } = merge(withThree('third'), mine, theirs);
    expect(clashes).toMatchObject([{ ...third('theirs'), mine: 'mine' }]);
    const clash = clashes[0] as Clash;
    const fewer = { ...mine, trigger: { ...mine.trigger, arguments: list(mine).slice(1) } };
    expect(list(choose(fewer, clash, theirs))).toEqual([
      { name: 'second', variable: 'second' },
      { name: 'third', variable: 'theirs' },
    ]);
    const gone = { ...mine, trigger: { ...mine.trigger, arguments: list(mine).slice(0, 2) } };
    expect(list(choose(gone, clash, theirs)).at(-1)).toEqual({ name: 'third', variable: 'theirs' });
    expect(list(choose(gone, clash, theirs))).toHaveLength(3);
  });
});

test('whatever was edited since, what is chosen leaves a document that can be opened', {
  timeout: PROPERTY_TIMEOUT,
}, () => {
  fc.assert(
    fc.property(twoSides, twoSides, ({ base: before, mine, theirs }, later) => {
      const { clashes } = merge(before, mine, theirs);
      for (const clash of clashes) {
        const chosen = choose(later.mine, clash, theirs);
        expect(checked(chosen)).toEqual({ doc: chosen });
      }
    }),
    { numRuns: 100 },
  );
});
