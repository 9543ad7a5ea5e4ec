import { expect, test } from 'vitest';
import { pageAlarm } from '../../lib/time/alarm';
import type { Said } from './machine';
import { type LineEvents, runStream, type StreamPorts } from './runStream';

/** A browser with several pages, one lock and one channel; the engine's lines are in the test's hands. */
const browser = () => {
  const lines: LineEvents[] = [];
  const waiting: (() => void)[] = [];
  const heard = new Set<(said: Said) => void>();
  let held = false;
  const next = () => {
    held = false;
    const elected = waiting.shift();
    if (!elected) return;
    held = true;
    elected();
  };
  const page = () => {
    const seen: string[] = [];
    let mine: ((said: Said) => void) | null = null;
    let leads = false;
    const ports: StreamPorts = {
      open: (events) => {
        lines.push(events);
        return () => seen.push('closed');
      },
      elect: (elected) => {
        waiting.push(() => {
          leads = true;
          elected();
        });
        if (!held) next();
        return () => leads && next();
      },
      others: {
        say: (said) => {
          for (const hear of heard) if (hear !== mine) hear(said);
        },
        hear: (hear) => {
          mine = hear;
          heard.add(hear);
          return () => heard.delete(hear);
        },
      },
      now: () => 0,
      alarm: pageAlarm(() => 0),
      up: (up) => seen.push(`up ${up}`),
      tell: (news) => seen.push(news.map(({ id }) => id).join()),
      hint: (hints) => seen.push(hints.map(({ topic, id }) => `${topic} ${id}`).join()),
      refresh: () => seen.push('read again'),
    };
    return { seen, stop: runStream(ports) };
  };
  return { lines, page };
};

const news = { id: 'i1', flow: 'f', state: 'running', phase: 'ringing', step: 'dial', outcome: null, last_event: 4 };

test('two pages have one line, and both hear what comes on it', () => {
  const { lines, page } = browser();
  const [first, second] = [page(), page()];
  expect(lines).toHaveLength(1);
  lines[0]?.opened();
  lines[0]?.news(news);
  expect(first.seen).toEqual(['up true', 'read again', 'i1']);
  expect(second.seen).toEqual(['up true', 'read again', 'i1']);
  first.stop();
  second.stop();
});

test('a page that comes later learns that the line is up', () => {
  const { lines, page } = browser();
  const first = page();
  lines[0]?.opened();
  const late = page();
  expect(late.seen).toEqual(['up true', 'read again']);
  first.stop();
  late.stop();
});

test('when the page with the line goes, another opens one', () => {
  const { lines, page } = browser();
  const [first, second] = [page(), page()];
  lines[0]?.opened();
  first.stop();
  expect(first.seen.slice(-2)).toEqual(['closed', 'up false']);
  expect(lines).toHaveLength(2);
  lines[1]?.opened();
  lines[1]?.news(news);
  expect(second.seen.slice(-3)).toEqual(['up true', 'read again', 'i1']);
  // What is said on a line that was given up is nobody's.
  lines[0]?.news(news);
  expect(second.seen.at(-2)).toBe('read again');
  second.stop();
});

test('a hint reaches every page', async () => {
  const { lines, page } = browser();
  const [first, second] = [page(), page()];
  lines[0]?.opened();
  lines[0]?.hint({ topic: 'draft', id: 'f1', etag: 'e' });
  await expect.poll(() => [first.seen.at(-1), second.seen.at(-1)]).toEqual(['draft f1', 'draft f1']);
  first.stop();
  second.stop();
});
