import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setFlowName } from './commands/setFlowName';
import { setStepName } from './commands/setStepName';
import { deltaOf, isUnsent, type Kept, memoryJournal, readKept } from './journal';
import { reopen } from './reopen';
import { commands, edited, PROPERTY_TIMEOUT } from './testing/edits';
import { flow } from './testing/flows';
import { journalContract } from './testing/journalContract';
import { courier } from './testing/samples';

describe('the twin in memory', () => {
  journalContract(async () => memoryJournal());
});

const doc = courier();
const kept = (more: Partial<Kept> = {}): Kept => ({
  flow: 'f',
  tab: 't',
  base: { doc, etag: 'e1' },
  mine: doc,
  done: [],
  undone: [],
  at: 1,
  ...more,
});
const nobody = () => false;

describe('reading', () => {
  test('what was appended is replayed to the byte', { timeout: PROPERTY_TIMEOUT }, () => {
    fc.assert(
      fc.property(flow, commands, (opened, list) => {
        let now = opened;
        const tail = list.flatMap((c) => {
          const next = edited(now, [c]);
          const delta = deltaOf(now, next);
          now = next;
          return delta ? [JSON.parse(JSON.stringify(delta))] : [];
        });
        const record = {
          kept: JSON.parse(JSON.stringify(kept({ base: { doc: opened, etag: 'e' }, mine: opened }))),
          tail,
        };
        expect(JSON.stringify(readKept(record)?.mine)).toBe(JSON.stringify(now));
      }),
      { numRuns: 150 },
    );
  });

  test('what is no record is none, whatever it is', () => {
    for (const wrong of [
      null,
      1,
      {},
      { ...kept(), base: 1 },
      { ...kept(), mine: { steps: [] } },
      { ...kept(), done: [{}] },
      { ...kept(), at: 'x' },
    ]) {
      expect(readKept({ kept: wrong, tail: [] })).toBeNull();
    }
    expect(readKept({ kept: kept(), tail: [null, { changes: 3 }, 'x'] })?.mine).toEqual(doc);
  });
});

describe('reopening', () => {
  const server = { doc, etag: 'e1' };
  const mine = edited(doc, [setFlowName('Mine')]);

  test('nothing kept: the server’s draft', () => {
    expect(reopen(server, [], 't', nobody)).toEqual({ doc, done: [], undone: [], clashes: [], taken: [] });
  });

  test('what this tab had not sent is there, and can be undone', () => {
    const entry = {
      kind: 'set_flow_name',
      label: { key: 'undo.flow_name' },
      delta: deltaOf(doc, mine) ?? { changes: [], reorders: [] },
      at: 1,
    };
    const back = reopen(server, [kept({ mine, done: [entry] })], 't', nobody);
    expect(back.doc.name).toBe('Mine');
    expect(back.done).toEqual([entry]);
  });

  test('somebody saved meanwhile: both are there', () => {
    const theirs = { doc: edited(doc, [setStepName('end', 'Bye')]), etag: 'e5' };
    const back = reopen(theirs, [kept({ mine })], 't', nobody);
    expect([back.doc.name, back.doc.steps.end?.name]).toEqual(['Mine', 'Bye']);
  });

  test('everything had been sent, and somebody went on: theirs, without a question', () => {
    const theirs = { doc: edited(mine, [setFlowName('Theirs')]), etag: 'e5' };
    const back = reopen(theirs, [kept({ base: { doc: mine, etag: 'e2' }, mine })], 't', nobody);
    expect([back.doc.name, back.clashes.length]).toEqual(['Theirs', 0]);
  });

  test('a clash in which nobody had chosen is one still, one that was settled is not', () => {
    const clash = { path: ['name'], base: doc.name, mine: 'Mine', theirs: 'Theirs' };
    const theirs = { doc: edited(doc, [setFlowName('Theirs')]), etag: 'e2' };
    const record = readKept({ kept: kept({ base: theirs, mine, clashes: [clash] }), tail: [] });
    if (!record) throw new Error('unreadable');
    const back = reopen(theirs, [record], 't', nobody);
    expect([back.doc.name, back.clashes]).toEqual(['Mine', [clash]]);
    expect(reopen(theirs, [{ ...record, mine: theirs.doc }], 't', nobody).clashes).toEqual([]);
    expect(
      reopen({ doc: edited(theirs.doc, [setStepName('end', 'Bye')]), etag: 'e3' }, [record], 't', nobody).clashes,
    ).toEqual([clash]);
    expect(readKept({ kept: { ...kept(), clashes: [{ path: 3 }, null, clash] }, tail: [] })?.clashes).toEqual([clash]);
  });

  test('a tab that is gone is taken in, one that is open is not', () => {
    const record = kept({ tab: 'other', mine });
    expect(reopen(server, [record], 't', nobody)).toMatchObject({ doc: { name: 'Mine' }, taken: ['other'] });
    expect(reopen(server, [record], 't', (tab) => tab === 'other')).toMatchObject({
      doc: { name: doc.name },
      taken: [],
    });
  });

  test('two tabs that are gone said different things: a clash, the tab’s own stands', () => {
    const back = reopen(
      server,
      [kept({ mine }), kept({ tab: 'other', mine: edited(doc, [setFlowName('Other')]), at: 2 })],
      't',
      nobody,
    );
    expect(back.clashes.map((c) => c.path)).toEqual([['name']]);
    expect([back.clashes[0]?.mine, back.clashes[0]?.theirs].sort()).toEqual(['Mine', 'Other']);
  });

  test('unsent is what differs from what the server had', () => {
    expect([isUnsent(kept()), isUnsent(kept({ mine }))]).toEqual([false, true]);
  });
});
