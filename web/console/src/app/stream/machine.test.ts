import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alarmOf, STREAM, type StreamInput, stream } from './machine';
import { newsOf } from './news';
import { fed, hearing, leading, news } from './testing/fed';

describe('the line', () => {
  test('a page that is elected opens it, and reads everything once it is there', () => {
    const { effects, state } = fed([
      { type: 'start', now: 0 },
      { type: 'elected', now: 0 },
      { type: 'opened', now: 5 },
    ]);
    expect(effects).toEqual(['say:ask', 'say:up', 'open', 'up:true', 'refresh', 'say:up']);
    expect(state.up).toBe(true);
  });

  test('while it is lost pages ask again; when it is back everything is read', () => {
    const { effects } = fed(
      [
        { type: 'lost', now: 1 },
        { type: 'opened', now: 2 },
      ],
      leading,
    );
    expect(effects).toEqual(['up:false', 'refresh', 'say:up', 'up:true', 'refresh', 'say:up']);
  });

  test('an engine without a stream is tried again, less and less often', () => {
    let { state } = fed([{ type: 'elected', now: 0 }]);
    const waits: number[] = [];
    let now = 0;
    for (let i = 0; i < 6; i += 1) {
      state = fed([{ type: 'refused', now }], state).state;
      const at = alarmOf(state) ?? 0;
      waits.push(at - now);
      expect(fed([{ type: 'alarm', now: at - 1 }], state).effects).toEqual([]);
      const tried = fed([{ type: 'alarm', now: at }], state);
      expect(tried.effects).toEqual(['open']);
      state = tried.state;
      now = at;
    }
    expect(waits).toEqual([...STREAM.retry, 60_000, 60_000]);
    expect(fed([{ type: 'opened', now }], state).state.refusals).toBe(0);
  });

  test('a leader that is refused from the start never says that it is up, and nothing is read for it', () => {
    expect(fed([{ type: 'refused', now: 1 }], fed([{ type: 'elected', now: 0 }]).state).effects).toEqual(['say:up']);
  });
});

describe('news', () => {
  test('the first is told at once, what follows in one go a moment later, the newest of each', () => {
    const { effects, state } = fed(
      [
        { type: 'news', news: news('a', 1), now: 100 },
        { type: 'news', news: news('a', 3), now: 110 },
        { type: 'news', news: news('a', 2), now: 120 },
        { type: 'news', news: news('b', 1), now: 130 },
      ],
      leading,
    );
    expect(effects).toEqual(['tell:1', 'say:news', 'say:news', 'say:news', 'say:news']);
    expect(alarmOf(state)).toBe(100 + STREAM.quiet);
    const [told, [effect]] = stream(state, { type: 'alarm', now: 100 + STREAM.quiet });
    expect(effect).toEqual({ type: 'tell', news: [news('a', 3), news('b', 1)] });
    expect(alarmOf(told)).toBeNull();
  });

  test('after a resync everything is read, so what waited is forgotten', () => {
    const { effects, state } = fed(
      [
        { type: 'news', news: news('a', 1), now: 100 },
        { type: 'news', news: news('a', 2), now: 110 },
        { type: 'resync', now: 120 },
      ],
      leading,
    );
    expect(effects.slice(-2)).toEqual(['refresh', 'say:resync']);
    expect(alarmOf(state)).toBeNull();
  });
});

describe('pages without the line', () => {
  test('hear news, and that the line is up or not', () => {
    const { effects } = fed(
      [
        { type: 'heard', said: { is: 'news', news: news('a') }, now: 1 },
        { type: 'heard', said: { is: 'up', up: true }, now: 2 },
        { type: 'heard', said: { is: 'up', up: false }, now: 3 },
        { type: 'heard', said: { is: 'resync' }, now: 4 },
        { type: 'heard', said: { is: 'ask' }, now: 5 },
      ],
      hearing,
    );
    expect(effects).toEqual(['tell:1', 'up:false', 'refresh', 'refresh']);
  });

  test('a page that has just come is answered by the leader', () => {
    expect(fed([{ type: 'heard', said: { is: 'ask' }, now: 1 }], leading).effects).toEqual(['say:up']);
  });

  test('whoever follows a leader that went makes the others read again when the line is back', () => {
    const followed = fed(
      [
        { type: 'elected', now: 1 },
        { type: 'opened', now: 2 },
      ],
      hearing,
    );
    expect(followed.effects).toEqual(['up:false', 'refresh', 'say:up', 'open', 'up:true', 'refresh', 'say:up']);
  });
});

test('no news is lost: what was not told is waiting, unless everything was read since', () => {
  const happening = fc.oneof(
    fc.record({ type: fc.constant('news' as const), id: fc.constantFrom('a', 'b', 'c') }),
    fc.record({ type: fc.constantFrom('alarm' as const, 'resync' as const, 'lost' as const, 'opened' as const) }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(happening, fc.nat(400)), { maxLength: 40 }), (happenings) => {
      let state = leading;
      let now = 0;
      const unseen = new Map<string, number>();
      for (const [i, [happened, passed]] of happenings.entries()) {
        now += passed;
        const input: StreamInput =
          happened.type === 'news'
            ? { type: 'news', news: news(happened.id, i + 1), now }
            : { type: happened.type, now };
        if (happened.type === 'news') unseen.set(happened.id, i + 1);
        const [next, effects] = stream(state, input);
        state = next;
        for (const effect of effects) {
          if (effect.type === 'refresh') unseen.clear();
          if (effect.type === 'tell') for (const told of effect.news) unseen.delete(told.id);
        }
        expect(new Map([...state.waiting].map(([id, waits]) => [id, waits.last_event]))).toEqual(unseen);
        expect(unseen.size === 0 || alarmOf(state) !== null).toBe(true);
      }
    }),
  );
});

test.each([
  ['{"id":"i","flow":"f","state":"ended","phase":"ended","outcome":"busy","last_event":9}', 'i'],
  ['{"id":"i","flow":"f","state":"running","phase":"ringing","step":"dial","outcome":null,"last_event":9}', 'i'],
  ['{"id":"i"}', undefined],
  ['no json', undefined],
  [undefined, undefined],
])('%s is news of %s', (text, id) => {
  expect(newsOf(text)?.id).toBe(id);
});
