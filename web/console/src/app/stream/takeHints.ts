import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { keys } from '../../lib/api/keys';
import { rereader } from '../../lib/api/rereader';
import { type Hint, hints } from '../../lib/live/live';

/** What shows a thing that changed. */
export const shownBy = ({ topic, id }: Hint): readonly QueryKey[] => {
  if (topic === 'node') return [keys.ready];
  if (topic === 'trunk')
    return [keys.trunks.list, ...(id === null ? [] : [keys.trunks.one(id), keys.trunks.status(id)])];
  const flow = id === null ? [] : [keys.flows.one(id)];
  const published = topic === 'published' && id !== null ? [keys.flows.versions(id), keys.flows.request(id)] : [];
  return [keys.flows.list, ...flow, ...published];
};

/** Reads again what hints are about; whoever has a draft open hears of it too. */
export const hintTaker = (queries: QueryClient): ((all: readonly Hint[]) => void) => {
  const reread = rereader(queries);
  return (all) => {
    for (const hint of all) {
      hints.tell(hint);
      for (const key of shownBy(hint)) void reread(key);
    }
  };
};

/** Something may have been missed, so all that hints are about is read again. */
export const refreshAll = (queries: QueryClient): void => {
  for (const queryKey of [keys.interactions.all, keys.flows.list, keys.trunks.all, keys.ready])
    void queries.invalidateQueries({ queryKey });
  hints.tell({ topic: 'draft', id: null, etag: '' });
};
