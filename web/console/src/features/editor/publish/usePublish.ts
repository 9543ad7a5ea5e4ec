import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useMay } from '../../../lib/actions/useMay';
import { asProblem } from '../../../lib/api/problem';
import { callsQuery } from '../api/callsUnderWay';
import { differenceQuery } from '../api/difference';
import { flowQuery } from '../api/flowSettings';
import { versionsQuery } from '../api/listVersions';
import { testsQuery } from '../api/runTests';
import { useDesk } from '../desk/desk';
import { useStore } from '../desk/useEditorState';
import { errorsOf } from '../model/faults';
import { blockOf, mayTest, verbOf } from '../model/publishing';
import { isUnsaved } from '../model/unsaved';
import { DRAFT, inService, nextNumber, numbered } from '../model/versions';
import { usePublishDraft } from './usePublishDraft';

/** All the publish dialog knows, and the one thing it does. */
export const usePublish = () => {
  const { flowId, saver, faults } = useDesk();
  const may = useMay();
  const pending = useSyncExternalStore(saver.subscribe, () => saver.state().pending !== null);
  const etag = useSyncExternalStore(saver.subscribe, () => saver.state().base.etag);
  const clashes = useSyncExternalStore(saver.subscribe, () => saver.state().clashes.length);
  const errors = errorsOf(useStore(faults));
  const { data: versions, error: unread } = useQuery(versionsQuery(flowId));
  const { data: flow } = useQuery(flowQuery(flowId));
  const running = inService(versions ?? []);
  const hasDraft = !isUnsaved(etag);
  const mayRun = mayTest({ hasDraft, errors, pending });
  const tests = useQuery({ ...testsQuery(flowId, etag), enabled: mayRun });
  const said = useQuery({
    ...differenceQuery(flowId, running ? numbered(running) : DRAFT, DRAFT, etag),
    enabled: running !== undefined && !pending && hasDraft,
  });
  const calls = useQuery({
    ...callsQuery(flowId, running?.number ?? 0),
    enabled: running !== undefined && may('interactions:read'),
  });
  const results = mayRun ? (tests.data ?? null) : null;
  const requiresGreen = flow?.publish_requires_green ?? false;
  const block = blockOf({
    hasDraft,
    clashes,
    errors,
    pending,
    differences: running && said.data ? said.data.differences.length : null,
    tests: results && { failed: results.filter(({ passed }) => !passed).length, all: results.length },
    requiresGreen,
  });
  // Published or refused for another's draft, this one is not what is stored any more: the saver reads what is.
  const sending = usePublishDraft(flowId, etag, () => saver.changedElsewhere(''));
  return {
    etag,
    running,
    block,
    verb: verbOf(nextNumber(versions ?? []), running?.number ?? null, calls.data ?? null),
    tests: { results, mayRun, problem: asProblem(tests.error), requiresGreen },
    ...sending,
    problem: sending.problem ?? asProblem(unread),
    save: saver.flush,
    versionsRead: versions !== undefined,
  };
};
