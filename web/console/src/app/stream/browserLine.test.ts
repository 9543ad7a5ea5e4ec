// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { electByLock, openLine, topicsFor } from './browserLine';

afterEach(() => vi.unstubAllGlobals());

/** The browser's source of events, as far as it is used. */
class Source {
  static readonly CLOSED = 2;
  static last: Source;
  readyState = 0;
  onopen = () => {};
  onerror = () => {};
  closed = false;
  readonly heard = new Map<string, (event: { data: unknown }) => void>();
  constructor(readonly address: string) {
    Source.last = this;
  }
  addEventListener(name: string, listener: (event: { data: unknown }) => void) {
    this.heard.set(name, listener);
  }
  close() {
    this.closed = true;
  }
}

const line = () => {
  vi.stubGlobal('EventSource', Source);
  const seen: string[] = [];
  const close = openLine('interaction,draft', {
    opened: () => seen.push('opened'),
    lost: () => seen.push('lost'),
    refused: () => seen.push('refused'),
    news: ({ id }) => seen.push(id),
    hint: ({ topic, id, etag }) => seen.push(`${topic} ${id} ${etag}`),
    resync: () => seen.push('resync'),
  });
  return { seen, close, source: Source.last };
};

test('a line asks for its topics, and tells what comes on it', () => {
  const { seen, close, source } = line();
  expect(source.address).toBe('/v1/events/stream?topics=interaction,draft');
  source.onopen();
  const news = { id: 'i1', flow: 'f', state: 'running', phase: 'ringing', step: null, outcome: null, last_event: 2 };
  source.heard.get('interaction')?.({ data: JSON.stringify(news) });
  source.heard.get('interaction')?.({ data: 'nonsense' });
  source.heard.get('draft')?.({ data: '{"id":"f1","etag":"e2"}' });
  source.heard.get('node')?.({ data: '{"status":"draining"}' });
  source.heard.get('trunk')?.({ data: '7' });
  source.heard.get('resync')?.({ data: '' });
  expect(seen).toEqual(['opened', 'i1', 'draft f1 e2', 'node null null', 'resync']);
  close();
  expect(source.closed).toBe(true);
});

test('a broken line comes back by itself, one that was answered otherwise does not', () => {
  const { seen, source } = line();
  source.onerror();
  source.readyState = Source.CLOSED;
  source.onerror();
  expect(seen).toEqual(['lost', 'refused']);
});

test('where pages cannot agree each has its own line', () => {
  vi.stubGlobal('navigator', {});
  const elected = vi.fn();
  electByLock(elected);
  expect(elected).toHaveBeenCalledOnce();
});

test('where they can, one waits for its turn, holds it, and gives it back', async () => {
  let held: Promise<void> | undefined;
  const request = vi.fn((_: string, __: object, granted: () => Promise<void>) => {
    held = granted();
    return held;
  });
  vi.stubGlobal('navigator', { locks: { request } });
  vi.stubGlobal('BroadcastChannel', class {});
  const elected = vi.fn();
  const resign = electByLock(elected);
  expect(elected).toHaveBeenCalledOnce();
  const gone = vi.fn();
  const given = held?.then(gone);
  await Promise.resolve();
  expect(gone).not.toHaveBeenCalled();
  resign();
  await given;
  expect(gone).toHaveBeenCalledOnce();
});

test.each([
  [[], 'node'],
  [['flows:read'], 'draft,published,node'],
  [['interactions:read', 'flows:read', 'trunks:read'], 'interaction,draft,published,trunk,node'],
])('with %j a line is about %s', (held, topics) => {
  expect(topicsFor((scope) => (held as string[]).includes(scope))).toBe(topics);
});
