import { client, take } from '../../../lib/api/client';

export type Restoring = {
  readonly flow_id: string;
  readonly number: number;
  /** Of the draft that is replaced; null when there is none. */
  readonly etag: string | null;
};

/** Copies a version into the draft, over the one that was seen. */
export const restoreVersion = ({ flow_id, number, etag }: Restoring) =>
  take(
    client.POST('/v1/flows/{flow_id}/versions/{number}/restore', {
      params: { path: { flow_id, number }, ...(etag !== null && { header: { 'If-Match': `"${etag}"` } }) },
    }),
  );
