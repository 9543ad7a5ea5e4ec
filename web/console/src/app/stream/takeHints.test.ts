import { QueryClient } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { keys } from '../../lib/api/keys';
import { hints } from '../../lib/live/live';
import { hintTaker, refreshAll } from './takeHints';

const opened = () => {
  const queries = new QueryClient();
  const read: string[] = [];
  vi.spyOn(queries, 'invalidateQueries').mockImplementation(async (which) => {
    read.push(JSON.stringify(which?.queryKey));
  });
  return { queries, read };
};

test.each([
  [{ topic: 'draft', id: null, etag: 'e' }, [keys.flows.list]],
  [{ topic: 'draft', id: 'f', etag: 'e' }, [keys.flows.list, keys.flows.one('f')]],
  [
    { topic: 'published', id: 'f', etag: null },
    [keys.flows.list, keys.flows.one('f'), keys.flows.versions('f'), keys.flows.request('f')],
  ],
  [{ topic: 'trunk', id: null, etag: null }, [keys.trunks.list]],
  [{ topic: 'trunk', id: 't', etag: null }, [keys.trunks.list, keys.trunks.one('t'), keys.trunks.status('t')]],
  [{ topic: 'node', id: null, etag: null }, [keys.ready]],
] as const)('%j: what shows it is read again', (hint, shown) => {
  const { queries, read } = opened();
  hintTaker(queries)([hint]);
  expect(read).toEqual(shown.map((key) => JSON.stringify(key)));
});

test('whoever has a draft open hears of it, until he stops listening', () => {
  const { queries } = opened();
  const heard: unknown[] = [];
  const deaf = hints.listen((hint) => heard.push(hint));
  hintTaker(queries)([{ topic: 'draft', id: 'f', etag: 'e' }]);
  refreshAll(queries);
  deaf();
  hintTaker(queries)([{ topic: 'draft', id: 'f', etag: 'f' }]);
  expect(heard).toEqual([
    { topic: 'draft', id: 'f', etag: 'e' },
    { topic: 'draft', id: null, etag: '' },
  ]);
});
