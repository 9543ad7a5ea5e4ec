import type { components } from './schema';

/** What the engine says already and the generated types do not yet: until api/openapi.json is made anew. */

export type Version = components['schemas']['VersionBody'] & {
  /** Who published it: left out by an engine that does not tell. */
  published_by?: string | { name?: string } | null;
};

export const publisherOf = ({ published_by: by }: Version): string | null =>
  typeof by === 'string' ? by : (by?.name ?? null);

export type Planned = components['schemas']['Planned'] & { version?: string };
