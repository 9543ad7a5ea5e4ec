import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pageAlarm } from './alarm';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('rings once, at its time', () => {
  const ring = vi.fn();
  pageAlarm(() => 100)(150, ring);
  vi.advanceTimersByTime(49);
  expect(ring).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(ring).toHaveBeenCalledTimes(1);
});

test('another takes the place of the last, and none takes it off', () => {
  const [first, second] = [vi.fn(), vi.fn()];
  const alarm = pageAlarm(() => 0);
  alarm(10, first);
  alarm(20, second);
  vi.advanceTimersByTime(15);
  alarm(null, second);
  vi.advanceTimersByTime(1000);
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 0]);
});

test('a time that is past rings as soon as it can', () => {
  const ring = vi.fn();
  pageAlarm(() => 100)(1, ring);
  vi.advanceTimersByTime(0);
  expect(ring).toHaveBeenCalledTimes(1);
});
