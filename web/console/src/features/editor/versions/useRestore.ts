import { useQueryClient } from '@tanstack/react-query';
import { useMe } from '../../../lib/actions/useMe';
import { keys } from '../../../lib/api/keys';
import { asProblem } from '../../../lib/api/problem';
import { useSending } from '../../../lib/api/useSending';
import type { Opened } from '../api/draft';
import { restoreVersion } from '../api/restoreVersion';
import { keepReplaced } from '../desk/keepReplaced';
import { checked } from '../model/document';

const docOf = (document: unknown) => {
  const reading = checked(document);
  return 'doc' in reading ? reading.doc : null;
};

type Options = { flowId: string; number: number; draft: Opened | null; onDone: (isKept: boolean) => void };

/** Makes a version the draft, and keeps the draft that goes. Somebody else's newer draft is never replaced: that is a 412, and it is read again. */
export const useRestore = ({ flowId, number, draft, onDone }: Options) => {
  const queries = useQueryClient();
  const me = useMe();
  const { mutate, isPending, error } = useSending({
    mutationFn: async () => {
      const restored = await restoreVersion({ flow_id: flowId, number, etag: draft?.body.etag ?? null });
      const after = docOf(restored.document);
      const before = draft && 'doc' in draft.reading ? draft.reading.doc : null;
      return after
        ? keepReplaced({ flow: flowId, me, version: number, before, after: { doc: after, etag: restored.etag } })
        : draft === null;
    },
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.flows.all }),
  });
  return { restore: () => mutate(), busy: isPending, problem: asProblem(error) };
};
