import { expect, test } from 'vitest';
import { courier } from './testing/samples';
import { isUnsaved, unsavedTag } from './unsaved';

test('a document has one tag whatever the order of its members, another document another', () => {
  const doc = courier();
  const turned = Object.fromEntries(Object.entries(doc).reverse());
  expect(unsavedTag(turned)).toBe(unsavedTag(doc));
  expect(unsavedTag({ ...doc, name: 'Other' })).not.toBe(unsavedTag(doc));
  expect(unsavedTag({ l: [1, 2] })).not.toBe(unsavedTag({ l: [2, 1] }));
});

test('no tag of the engine is taken for it', () => {
  expect(isUnsaved(unsavedTag(courier()))).toBe(true);
  expect(isUnsaved('5f0c')).toBe(false);
  expect(isUnsaved('')).toBe(false);
});
