import type { Stored } from './autosave';
import { diff } from './diff';
import type { FlowDocument } from './document';
import { trimmed } from './history';
import { isUnsent, type Kept } from './journal';

type Restored = {
  readonly flow: string;
  readonly tab: string;
  readonly version: number;
  /** The draft that was replaced; null when there was none. */
  readonly before: FlowDocument | null;
  readonly after: Stored;
  /** What this tab had kept of the flow. */
  readonly mine: Kept | undefined;
  readonly now: number;
};

/**
 * What this machine keeps after a version was restored: the editor opens on it, and its undo brings the replaced draft back. Edits this
 * tab had not sent are part of what comes back.
 */
export const keptAfterRestore = ({ flow, tab, version, before, after, mine, now }: Restored): Kept => {
  const replaced = mine && isUnsent(mine) ? mine.mine : before;
  const entry = replaced && {
    kind: 'restore_version',
    label: { key: 'undo.restore', values: { version } },
    delta: diff(replaced, after.doc),
    at: now,
  };
  return {
    flow,
    tab,
    base: after,
    mine: after.doc,
    done: entry ? trimmed([...(mine?.done ?? []), entry]) : [],
    undone: [],
    at: now,
  };
};
