import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import { keys } from '../../../lib/api/keys';
import type { Page } from '../../../lib/api/pages';
import { type News, needsReading, pagesWithNews, withNews } from '../model/news';
import type { Interaction } from '../model/verdict';

type Rows = InfiniteData<Page<Interaction>>;

/** Reads what is named by a key again. Asked for while it reads, it reads once more afterwards: news that never ends must not keep a reading from its end. */
const rereader = (queries: QueryClient) => {
  const again = new Map<string, boolean>();
  return async (queryKey: QueryKey): Promise<void> => {
    const name = JSON.stringify(queryKey);
    if (again.has(name)) {
      again.set(name, true);
      return;
    }
    do {
      again.set(name, false);
      await queries.invalidateQueries({ queryKey });
    } while (again.get(name));
    again.delete(name);
  };
};

/** Puts news into what is shown at once, and reads again what the news does not say whole. */
export const newsTaker = (queries: QueryClient): ((all: readonly News[]) => void) => {
  const reread = rereader(queries);
  return (all) => {
    let isListOld = false;
    for (const news of all) {
      const one = keys.interactions.one(news.id);
      queries.setQueryData<Interaction>(one, (old) => old && withNews(old, news));
      void reread(one);
      void reread(keys.interactions.events(news.id));
      for (const [key, data] of queries.getQueriesData<Rows>({ queryKey: keys.interactions.lists })) {
        if (!data) continue;
        isListOld ||= needsReading(data, news);
        queries.setQueryData(key, pagesWithNews(data, news));
      }
    }
    if (!isListOld) return;
    void reread(keys.interactions.lists);
    void reread(keys.interactions.lives);
  };
};
