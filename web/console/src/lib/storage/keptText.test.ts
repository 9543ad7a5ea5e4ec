// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { keptByBrowser, keptInMemory } from './keptText';

const refusing = {
  setItem: () => {
    throw new DOMException('full', 'QuotaExceededError');
  },
} as unknown as Storage;

describe.each([
  ['in memory', () => keptInMemory()],
  ['by the browser', () => keptByBrowser(window.localStorage)],
  ['by a browser that keeps nothing', () => keptByBrowser(refusing)],
])('kept %s', (_, open) => {
  test('what was written is read until it is removed', () => {
    const kept = open();
    expect(kept.read('theme')).toBeNull();
    kept.write('theme', 'dark');
    kept.write('theme', 'light');
    expect(kept.read('theme')).toBe('light');
    kept.remove('theme');
    expect(kept.read('theme')).toBeNull();
  });
});

test('nothing of others is touched', () => {
  window.localStorage.setItem('theme', 'theirs');
  keptByBrowser(window.localStorage).write('theme', 'ours');
  expect(window.localStorage.getItem('theme')).toBe('theirs');
});
