import { client, take } from '../../../lib/api/client';

/** The document as a file of JSON. */
export const exportFlow = async (flow_id: string): Promise<string> => {
  const document = await take(client.GET('/v1/flows/{flow_id}/export', { params: { path: { flow_id } } }));
  return JSON.stringify(document, null, 2);
};
