import { expect, test } from 'vitest';
import { correlation } from '../e2e/sound';

/* The judge of the end-to-end specs: a judge that says yes to everything would let every call pass. */

const noise = (seed: number, length: number) => {
  let state = seed;
  return Float64Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state / 2 ** 32) * 8000;
  });
};
const silence = (length: number) => new Float64Array(length);
const joined = (...parts: Float64Array[]) => Float64Array.from(parts.flatMap((part) => [...part]));

test('the same sound, later and as G.711 changes it, is the same', () => {
  const meant = noise(1, 12_000);
  const coarse = meant.map((sample) => Math.round(sample / 256) * 256);
  expect(correlation(meant, joined(silence(700), coarse))).toBeGreaterThan(0.99);
});

test('another sound is not', () => {
  expect(correlation(noise(1, 12_000), noise(2, 20_000))).toBeLessThan(0.3);
});

test('a sender that skipped some packets is followed', () => {
  const meant = noise(3, 12_000);
  const heard = joined(meant.subarray(0, 5000), silence(320), meant.subarray(5000));
  expect(correlation(meant, heard)).toBeGreaterThan(0.95);
});

test('half of the message is not the message, and silence is nothing', () => {
  const meant = noise(4, 12_000);
  expect(correlation(meant, meant.subarray(0, 6000))).toBeLessThan(0.8);
  expect(correlation(meant, silence(16_000))).toBe(0);
});
