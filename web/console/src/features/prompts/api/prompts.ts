import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { everyRow, WHOLE_PAGE } from '../../../lib/api/pages';
import type { components } from '../../../lib/api/schema';

export type Prompt = components['schemas']['PromptBody'];

export const promptsQuery = queryOptions({
  queryKey: keys.prompts,
  queryFn: () =>
    everyRow((page_token) =>
      take(client.GET('/v1/prompts', { params: { query: { page_size: WHOLE_PAGE, page_token } } })),
    ),
});

/** What contacts hear; the tag makes the address another one when the sound is. */
export const soundOf = ({ prompt_id, etag }: Prompt): string =>
  `/v1/prompts/${prompt_id}/content?heard=${encodeURIComponent(etag)}`;
