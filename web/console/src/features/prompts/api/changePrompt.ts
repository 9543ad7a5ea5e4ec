import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { ifMatch, type Tagged } from '../../../lib/api/tagged';
import { useChange } from '../../../lib/api/useChange';
import type { PromptForm } from '../model/form';
import type { Prompt } from './prompts';

/** The file goes out as it is: what it holds, the engine sees from its bytes. */
const asFile = (file: File) => ({
  body: file as never,
  bodySerializer: (body: unknown) => body as File,
  headers: { 'Content-Type': 'application/octet-stream' },
});

export const useUploadPrompt = (onDone: (prompt: Prompt) => void) =>
  useChange(
    async ({ file, name }: { file: File; name: string }): Promise<Prompt> =>
      take(client.POST('/v1/prompts', { params: { query: { name } }, ...asFile(file) })),
    keys.prompts,
    onDone,
  );

export interface Replacing {
  prompt: Prompt;
  file: File;
}

/** Another sound under the same id; refused when somebody else was faster. */
export const useReplaceSound = (onDone: () => void) =>
  useChange(
    async ({ prompt, file }: Replacing): Promise<unknown> => {
      const { headers, ...rest } = asFile(file);
      return take(
        client.PUT('/v1/prompts/{prompt_id}/content', {
          params: { path: { prompt_id: prompt.prompt_id } },
          ...rest,
          headers: { ...headers, 'If-Match': `"${prompt.etag}"` },
        }),
      );
    },
    keys.prompts,
    onDone,
  );

export interface PromptSave {
  form: PromptForm;
  stored: Tagged<Prompt>;
}

/** Another name or description, unless somebody else changed the prompt meanwhile. */
export const useSavePrompt = (onDone: () => void) =>
  useChange(
    async ({ form, stored }: PromptSave): Promise<unknown> =>
      take(
        client.PUT('/v1/prompts/{prompt_id}', {
          params: { path: { prompt_id: stored.body.prompt_id } },
          body: form,
          ...ifMatch(stored.etag),
        }),
      ),
    keys.prompts,
    onDone,
  );

export const useRemovePrompt = (onDone: () => void) =>
  useChange(
    async (prompt_id: string): Promise<unknown> =>
      take(client.DELETE('/v1/prompts/{prompt_id}', { params: { path: { prompt_id } } })),
    keys.prompts,
    onDone,
  );
