import type { components } from './schema';

export type Version = components['schemas']['VersionBody'];

export type Planned = components['schemas']['Planned'];

/** Who published it, as people call him: a login, or the id of a program's client; null when nobody knows. */
export const publisherOf = ({ published_by: by }: Version): string | null => by?.replace(/^user:/, '') ?? null;
