import { client, take } from '../../../lib/api/client';

export type Publishing = { readonly flow_id: string; readonly etag: string; readonly message: string };

/** Publishes the draft that was seen, with why. */
export const publish = ({ flow_id, etag, message }: Publishing) =>
  take(
    client.POST('/v1/flows/{flow_id}/publish', {
      params: { path: { flow_id }, header: { 'If-Match': `"${etag}"` } },
      body: message.trim() === '' ? {} : { message: message.trim() },
    }),
  );
