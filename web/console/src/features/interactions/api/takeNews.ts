import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { keys } from '../../../lib/api/keys';
import type { Page } from '../../../lib/api/pages';
import { rereader } from '../../../lib/api/rereader';
import { type News, needsReading, pagesWithNews, withNews } from '../model/news';
import type { Interaction } from '../model/verdict';

type Rows = InfiniteData<Page<Interaction>>;

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
