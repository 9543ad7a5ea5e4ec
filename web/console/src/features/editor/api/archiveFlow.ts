import { client, take } from '../../../lib/api/client';

/** Takes the published version out of service. */
export const archiveFlow = (flow_id: string) =>
  take(client.POST('/v1/flows/{flow_id}/archive', { params: { path: { flow_id } } }));
