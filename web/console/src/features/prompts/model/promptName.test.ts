import { expect, test } from 'vitest';
import { NAME_MAX, promptName } from './promptName';

test.each([
  ['welcome_to-us.wav', 'welcome to us'],
  ['a.b.mp3', 'a.b'],
  ['noending', 'noending'],
])('%s is called %s', (file, name) => {
  expect(promptName(file)).toBe(name);
});

test('a name is no longer than the engine takes', () => {
  expect(promptName(`${'x'.repeat(200)}.wav`)).toHaveLength(NAME_MAX);
});
