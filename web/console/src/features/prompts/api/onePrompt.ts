import { queryOptions } from '@tanstack/react-query';
import { client } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { tagged } from '../../../lib/api/tagged';

export const readPrompt = (prompt_id: string) =>
  tagged(client.GET('/v1/prompts/{prompt_id}', { params: { path: { prompt_id } } }));

/** One prompt with its tag, read anew each time it is opened to be edited. */
export const promptQuery = (promptId: string) =>
  queryOptions({ queryKey: keys.prompt(promptId), queryFn: () => readPrompt(promptId), staleTime: 0, gcTime: 0 });
