import { browserRandom, newId } from '../../../lib/ids/ids';
import { browserDatabase } from '../../../lib/storage/database';
import { systemClock } from '../../../lib/time/clock';
import { indexedDbJournal } from '../edges/indexedDbJournal';
import { tabName } from '../edges/tabs';
import type { Stored } from '../model/autosave';
import type { FlowDocument } from '../model/document';
import { keptName, readKept } from '../model/journal';
import { keptAfterRestore } from '../model/restoring';

type Replaced = {
  readonly flow: string;
  /** Id of who is signed in. */
  readonly me: string;
  readonly version: number;
  readonly before: FlowDocument | null;
  readonly after: Stored;
};

/** Keeps a draft that a version replaced, so that the editor's undo can bring it back; false where this browser keeps nothing. */
export const keepReplaced = async ({ flow: flowId, me, ...replaced }: Replaced): Promise<boolean> => {
  try {
    const flow = keptName(flowId, me);
    const journal = indexedDbJournal(browserDatabase());
    const tab = tabName(() => newId(browserRandom));
    const records = (await journal.read(flow)).map(readKept);
    const mine = records.find((kept) => kept?.tab === tab) ?? undefined;
    await journal.write(keptAfterRestore({ flow, tab, mine, now: systemClock.now(), ...replaced }));
    return true;
  } catch {
    // A private window has no database: the restore itself came off, and the caller says what is missing.
    return false;
  }
};
