import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { keys } from '../../../lib/api/keys';
import type { Page } from '../../../lib/api/pages';
import { type News, needsReading, pagesWithNews, withNews } from '../model/news';
import type { Interaction } from '../model/verdict';

type Rows = InfiniteData<Page<Interaction>>;

/** Puts news into what is shown at once, and reads again what the news does not say whole. */
export const takeNews = (queries: QueryClient, all: readonly News[]): void => {
  let reread = false;
  for (const news of all) {
    const one = keys.interactions.one(news.id);
    queries.setQueryData<Interaction>(one, (old) => old && withNews(old, news));
    void queries.invalidateQueries({ queryKey: one });
    void queries.invalidateQueries({ queryKey: keys.interactions.events(news.id) });
    for (const [key, data] of queries.getQueriesData<Rows>({ queryKey: keys.interactions.lists })) {
      if (!data) continue;
      reread ||= needsReading(data, news);
      queries.setQueryData(key, pagesWithNews(data, news));
    }
  }
  if (!reread) return;
  void queries.invalidateQueries({ queryKey: keys.interactions.lists });
  void queries.invalidateQueries({ queryKey: keys.interactions.lives });
};
