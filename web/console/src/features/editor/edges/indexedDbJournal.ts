import type { Journal } from '../model/journal';

const NAME = 'engine-console-editor';
const KEPT = 'kept';
const TAIL = 'tail';

/** The journal in the browser's database: one record a tab and flow, and what was appended to it. */
export const indexedDbJournal = (factory: IDBFactory): Journal => {
  let opened: Promise<IDBDatabase> | null = null;
  const open = (): Promise<IDBDatabase> => {
    opened ??= new Promise((resolve, reject) => {
      const asked = factory.open(NAME, 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore(KEPT, { keyPath: ['flow', 'tab'] });
        asked.result.createObjectStore(TAIL, { autoIncrement: true }).createIndex('of', ['flow', 'tab']);
      };
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    return opened;
  };
  const within = async <T>(
    mode: IDBTransactionMode,
    work: (kept: IDBObjectStore, tail: IDBObjectStore) => IDBRequest<T> | null,
  ): Promise<T | undefined> => {
    const db = await open();
    return new Promise((resolve, reject) => {
      const transaction = db.transaction([KEPT, TAIL], mode);
      const asked = work(transaction.objectStore(KEPT), transaction.objectStore(TAIL));
      transaction.oncomplete = () => resolve(asked?.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  };
  return {
    write: async (kept) => {
      await within('readwrite', (records, tail) => {
        dropTail(tail, kept.flow, kept.tab);
        records.put(kept);
        return null;
      });
    },
    append: async (flow, tab, delta) => {
      await within('readwrite', (_, tail) => {
        tail.add({ flow, tab, delta });
        return null;
      });
    },
    read: async (flow) => {
      const range = IDBKeyRange.bound([flow], [flow, []]);
      const records = (await within('readonly', (kept) => kept.getAll(range))) ?? [];
      const tails: { tab: string; delta: unknown }[] =
        (await within('readonly', (_, tail) => tail.index('of').getAll(range))) ?? [];
      return records.map((kept: { tab: string }) => ({
        kept,
        tail: tails.filter((t) => t.tab === kept.tab).map((t) => t.delta),
      }));
    },
    remove: async (flow, tab) => {
      await within('readwrite', (records, tail) => {
        dropTail(tail, flow, tab);
        records.delete([flow, tab]);
        return null;
      });
    },
  };
};

const dropTail = (tail: IDBObjectStore, flow: string, tab: string): void => {
  const cursor = tail.index('of').openCursor(IDBKeyRange.only([flow, tab]));
  cursor.onsuccess = () => {
    cursor.result?.delete();
    cursor.result?.continue();
  };
};
