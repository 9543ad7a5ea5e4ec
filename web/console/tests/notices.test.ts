import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FILE, notices, shipped } from '../scripts/notices.mjs';

/** Licences that let us give the console away without more than a notice. Another one needs a person to read it first. */
const ALLOWED = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'CC0-1.0', 'Unlicense']);

/** Of an SPDX expression: one of the choices is enough, of a sum every part is needed. */
const isAllowed = (license: string) =>
  license
    .replace(/[()]/g, '')
    .split(/ or /i)
    .some((choice) => choice.split(/ and /i).every((part) => ALLOWED.has(part.trim())));

test('what reaches a browser has a licence of the list', () => {
  const refused = shipped().filter(({ license }) => !isAllowed(license));
  expect(refused.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
});

test('the notices name what the lock ships, each with its version', () => {
  expect(shipped().length).toBeGreaterThan(20);
  expect(readFileSync(FILE, 'utf8')).toBe(notices());
});
