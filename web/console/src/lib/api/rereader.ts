import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** Reads what is named by a key again. Asked for while it reads, it reads once more afterwards: news that never ends must not keep a reading from its end. */
export const rereader = (queries: QueryClient) => {
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
