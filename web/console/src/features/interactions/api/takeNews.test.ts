import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { keys } from '../../../lib/api/keys';
import { detail, interaction } from '../model/interactions.samples';
import { newsTaker } from './takeNews';

const news = { id: 'i1', flow: 'f', state: 'running', phase: 'talking', step: 'notify', outcome: null, last_event: 9 };

test('what is shown has the news at once, and only what somebody looks at is read again', async () => {
  const queries = new QueryClient();
  let read = 0;
  queries.setQueryData(keys.interactions.one('i1'), detail({ state: 'running', last_event: 4 }));
  queries.setQueryData(keys.interactions.list({}), { pages: [{ items: [interaction()], next_page_token: null }] });
  const looking = new QueryObserver(queries, {
    queryKey: keys.interactions.one('i1'),
    queryFn: async () => {
      read += 1;
      return detail({ state: 'running', phase: 'talking', last_event: 9 });
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  const leave = looking.subscribe(() => undefined);
  const take = newsTaker(queries);
  take([news]);
  expect(queries.getQueryData<{ phase: string }>(keys.interactions.one('i1'))?.phase).toBe('talking');
  expect(read).toBe(1);
  const list = queries.getQueryState(keys.interactions.list({}));
  expect(list?.data).toMatchObject({ pages: [{ items: [{ phase: 'talking', last_event: 9 }] }] });
  expect(list?.isInvalidated).toBe(false);
  take([{ ...news, state: 'ended', last_event: 12 }]);
  expect(queries.getQueryState(keys.interactions.list({}))?.isInvalidated).toBe(true);
  leave();
});

test('news that never ends does not keep a reading from its end: it reads once more afterwards', async () => {
  const queries = new QueryClient();
  const answers: (() => void)[] = [];
  const looking = new QueryObserver(queries, {
    queryKey: keys.interactions.one('i1'),
    initialData: detail({ state: 'running', last_event: 1 }),
    queryFn: () =>
      new Promise<ReturnType<typeof detail>>((resolve) => {
        answers.push(() => resolve(detail({ state: 'running', last_event: 50 })));
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const leave = looking.subscribe(() => undefined);
  const take = newsTaker(queries);
  for (let event = 2; event < 40; event += 1) take([{ ...news, last_event: event }]);
  expect(answers).toHaveLength(1);
  answers[0]?.();
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.();
  await vi.waitFor(() => expect(queries.isFetching()).toBe(0));
  expect(answers).toHaveLength(2);
  leave();
});
