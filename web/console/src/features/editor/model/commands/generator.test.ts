import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../command';
import { checked, type FlowDocument } from '../document';
import { COMMANDS } from '../testing/commands';
import { edited, PROPERTY_TIMEOUT } from '../testing/edits';
import { flow } from '../testing/flows';

const changed = (sampleOrDoc: FlowDocument, ...commands: Command[]) => edited(sampleOrDoc, commands);

describe('the generator', () => {
  test('knows every command of the folder', () => {
    const folder = fileURLToPath(new URL('.', import.meta.url));
    const files = readdirSync(folder).filter((f) => f.endsWith('.ts') && !f.endsWith('.test.ts'));
    expect(files.length).toBeGreaterThan(20);
    expect(Object.keys(COMMANDS).length).toBeGreaterThanOrEqual(files.length);
  });

  test('its names are the commands’ own', () => {
    for (const [kind, arbitrary] of Object.entries(COMMANDS))
      for (const c of fc.sample(arbitrary, 5)) expect(c.kind).toBe(kind);
  });

  test('whatever is run leaves a readable document, without members that are undefined', {
    timeout: PROPERTY_TIMEOUT,
  }, () => {
    fc.assert(
      fc.property(flow, fc.oneof(...Object.values(COMMANDS)), (before, c) => {
        const next = changed(before, c);
        expect(checked(next)).toHaveProperty('doc');
        expect(JSON.parse(JSON.stringify(next))).toEqual(next);
      }),
      { numRuns: 400 },
    );
  });
});
