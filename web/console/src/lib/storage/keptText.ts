/** Small texts that stay when the page goes: how somebody likes the console, what he typed last. Never a secret. */
export interface KeptText {
  read(key: string): string | null;
  write(key: string, value: string): void;
  remove(key: string): void;
  /** All whose key begins so. */
  removeAll(prefix: string): void;
}

/** Keys of test requests begin so; what a customer's number is in them leaves with whoever signs out. */
export const KEPT_REQUESTS = 'request.';

/** The twin for tests, and for browsers that keep nothing. */
export const keptInMemory = (): KeptText => {
  const kept = new Map<string, string>();
  return {
    read: (key) => kept.get(key) ?? null,
    write: (key, value) => {
      kept.set(key, value);
    },
    remove: (key) => {
      kept.delete(key);
    },
    removeAll: (prefix) => {
      for (const key of [...kept.keys()]) if (key.startsWith(prefix)) kept.delete(key);
    },
  };
};

const PREFIX = 'engine.';

const isUsable = (storage: Storage): boolean => {
  const probe = `${PREFIX}probe`;
  try {
    storage.setItem(probe, '1');
    storage.removeItem(probe);
    return true;
  } catch {
    // Private windows and full disks refuse: what is kept then lives as long as the page, which is all that can be had.
    return false;
  }
};

export const keptByBrowser = (storage: Storage): KeptText =>
  isUsable(storage)
    ? {
        read: (key) => storage.getItem(PREFIX + key),
        write: (key, value) => storage.setItem(PREFIX + key, value),
        remove: (key) => storage.removeItem(PREFIX + key),
        removeAll: (prefix) => {
          for (const key of Object.keys(storage)) if (key.startsWith(PREFIX + prefix)) storage.removeItem(key);
        },
      }
    : keptInMemory();

/** What this browser keeps for the console. */
export const kept: KeptText = 'localStorage' in globalThis ? keptByBrowser(globalThis.localStorage) : keptInMemory();
