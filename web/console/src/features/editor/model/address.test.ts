import { expect, test } from 'vitest';
import { versionSearch, versionsSearch } from './address';

test.each([
  [
    { from: 3, to: 'draft' },
    { from: '3', to: 'draft' },
  ],
  [
    { from: '3', to: 'published' },
    { from: '3', to: undefined },
  ],
  [
    { from: {}, to: -1 },
    { from: undefined, to: undefined },
  ],
  [{}, { from: undefined, to: undefined }],
])('%j asks for %j', (given, asked) => {
  expect(versionsSearch(given)).toEqual(asked);
});

test('one version may name a step', () => {
  expect(versionSearch({ step: 'dial' })).toEqual({ step: 'dial' });
  expect(versionSearch({ step: 7 })).toEqual({ step: undefined });
});
