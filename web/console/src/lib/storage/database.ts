/** The browser's database. A private window of some browsers has none and throws when it is asked. */
export const browserDatabase = (): IDBFactory => indexedDB;
