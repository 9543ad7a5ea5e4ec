import { type Asked, whole } from './client';

/** Something stored, with the tag by which a later write says what it was made from. */
export interface Tagged<T> {
  body: T;
  /** As the engine gave it; null from a proxy that took it away: then a write is not guarded. */
  etag: string | null;
}

/** The engine's tags are strong. A proxy that packs answers makes them weak on the way, and those never match (RFC 9110 §13.1.1). */
const strong = (etag: string | null): string | null => etag?.replace(/^W\//, '') ?? null;

export const tagged = async <T>(asked: Promise<Asked<T>>): Promise<Tagged<T>> => {
  const { data, response } = await whole(asked);
  return { body: data, etag: strong(response.headers.get('ETag')) };
};

/** The header that lets a write through only while nobody else wrote. */
export const ifMatch = (etag: string | null): { headers?: { 'If-Match': string } } =>
  etag === null ? {} : { headers: { 'If-Match': etag } };
