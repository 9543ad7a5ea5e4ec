import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ahead } from './ahead';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const rest = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('nothing is fetched before the page has come, then one after the other, what was added meanwhile too', async () => {
  const fetched: string[] = [];
  const part = (name: string, more?: () => void) => async () => {
    fetched.push(name);
    more?.();
  };
  ahead.add(part('one', () => ahead.add(part('of one'))));
  ahead.add(async () => {
    throw new Error('the engine is away');
  });
  const end = ahead.begin();
  await rest(2_999);
  expect(fetched).toEqual([]);
  await rest(100);
  expect(fetched).toEqual(['one', 'of one']);
  ahead.add(part('later'));
  await rest(10);
  expect(fetched).toEqual(['one', 'of one', 'later']);
  end();
  ahead.add(part('never'));
  await rest(10_000);
  expect(fetched).not.toContain('never');
  ahead.begin()();
});

test('whoever spares data asks for each himself', async () => {
  vi.stubGlobal('navigator', { connection: { saveData: true } });
  const load = vi.fn(async () => {});
  ahead.add(load);
  const end = ahead.begin();
  await rest(10_000);
  expect(load).not.toHaveBeenCalled();
  end();
});
