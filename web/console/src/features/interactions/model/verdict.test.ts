import { expect, test } from 'vitest';
import { type Attempt, evidenceOf, isOver, moodOf, plain, wordOf } from './verdict';

test.each([
  ['accepted', null, 'accepted', 'brand'],
  ['running', null, 'running', 'brand'],
  ['ended', 'busy', 'busy', 'warn'],
  ['ended', 'answered', 'answered', 'good'],
  ['ended', 'failed', 'failed', 'bad'],
  ['ended', 'of_a_newer_engine', 'other', 'calm'],
  ['ended', null, 'other', 'calm'],
] as const)('%s %s is %s', (state, outcome, word, mood) => {
  expect(wordOf({ state, outcome })).toBe(word);
  expect(moodOf({ state, outcome })).toBe(mood);
  expect(isOver({ state })).toBe(state === 'ended');
});

test.each([
  ['RingTimeout', 'ring timeout'],
  ['status_503', 'status 503'],
  ['local_hangup', 'local hangup'],
])('%s reads as %s', (code, words) => {
  expect(plain(code)).toBe(words);
});

test('evidence names what was seen and nothing else', () => {
  const attempt = {
    sip_status: 487,
    sip_phrase: 'Request Terminated',
    q850: null,
    post_dial_delay_ms: 180,
    ringing_ms: 15_000,
    destination: null,
  } as Attempt;
  expect(evidenceOf(attempt)).toEqual([
    { key: 'pdd', value: '', ms: 180 },
    { key: 'ringing', value: '', ms: 15_000 },
    { key: 'status', value: '487 Request Terminated' },
  ]);
});
