import { describe, expect, test } from 'vitest';
import type { Hint } from '../../lib/live/live';
import { alarmOf, STREAM, stream } from './machine';
import { fed, hearing, leading } from './testing/fed';

describe('hints', () => {
  const hint = (id: string, etag: string | null = null): Hint => ({ topic: 'draft', id, etag });

  test('are handed on at the next alarm, the newest of each, and no sooner than a second after the last', () => {
    const { effects, state } = fed(
      [
        { type: 'hint', hint: hint('a', '1'), now: 100 },
        { type: 'hint', hint: hint('a', '2'), now: 100 },
        { type: 'hint', hint: { topic: 'published', id: 'a', etag: null }, now: 100 },
      ],
      leading,
    );
    expect(effects).toEqual(['say:hint', 'say:hint', 'say:hint']);
    expect(alarmOf(state)).toBe(0);
    const [told, [effect]] = stream(state, { type: 'alarm', now: 101 });
    expect(effect).toEqual({ type: 'hint', hints: [hint('a', '2'), { topic: 'published', id: 'a', etag: null }] });
    expect(alarmOf(told)).toBeNull();
    const again = fed([{ type: 'hint', hint: hint('b'), now: 150 }], told);
    expect(alarmOf(again.state)).toBe(101 + STREAM.hintsQuiet);
    expect(fed([{ type: 'alarm', now: 500 }], again.state).effects).toEqual([]);
    expect(fed([{ type: 'alarm', now: 1_101 }], again.state).effects).toEqual(['hint:1']);
  });

  test('are forgotten where everything is read, and heard by pages without the line', () => {
    const { effects, state } = fed(
      [
        { type: 'heard', said: { is: 'hint', hint: hint('a') }, now: 1 },
        { type: 'heard', said: { is: 'resync' }, now: 2 },
        { type: 'heard', said: { is: 'hint', hint: hint('a') }, now: 3 },
        { type: 'alarm', now: 4 },
      ],
      hearing,
    );
    expect(effects).toEqual(['refresh', 'hint:1']);
    expect(alarmOf(state)).toBeNull();
  });
});
