import type { Entry } from './history';

/** Steps an entry changed, or whose cards it moved. */
export const touchedBy = ({ delta }: Entry): string[] => [
  ...new Set(
    delta.changes.flatMap(({ path: [part, id] }) =>
      (part === 'steps' || part === 'layout') && id !== undefined ? [id] : [],
    ),
  ),
];
