import { expect, test } from 'vitest';
import { interaction } from './interactions.samples';
import { type News, needsReading, pagesWithNews, withNews } from './news';

const news = (own: Partial<News> = {}): News => ({
  id: 'i1',
  flow: 'f1',
  state: 'running',
  phase: 'talking',
  step: 'notify',
  outcome: null,
  last_event: 9,
  ...own,
});

test('a row takes what is new and keeps the rest', () => {
  const row = interaction({ interaction_id: 'i1', last_event: 4, destination_number: '+1' });
  expect(withNews(row, news())).toEqual({
    ...row,
    state: 'running',
    phase: 'talking',
    current_step: 'notify',
    last_event: 9,
  });
});

test('older news and news of others change nothing, not even the object', () => {
  const row = interaction({ interaction_id: 'i1', last_event: 9 });
  expect(withNews(row, news())).toBe(row);
  expect(withNews(row, news({ id: 'i2', last_event: 99 }))).toBe(row);
});

test('of many pages only the one that has the row is another', () => {
  const data = {
    pages: [{ items: [interaction({ interaction_id: 'i0' })] }, { items: [interaction({ interaction_id: 'i1' })] }],
  };
  const next = pagesWithNews(data, news());
  expect(next.pages[0]).toBe(data.pages[0]);
  expect(next.pages[1]?.items[0]?.phase).toBe('talking');
  expect(pagesWithNews(next, news())).toBe(next);
});

test('a list is read again for a row it does not have, and for one that ended', () => {
  const data = { pages: [{ items: [interaction({ interaction_id: 'i1' })] }] };
  expect(needsReading(data, news())).toBe(false);
  expect(needsReading(data, news({ id: 'i2' }))).toBe(true);
  expect(needsReading(data, news({ state: 'ended', outcome: 'busy' }))).toBe(true);
});
