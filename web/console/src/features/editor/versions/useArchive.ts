import { keys } from '../../../lib/api/keys';
import { useChange } from '../../../lib/api/useChange';
import { archiveFlow } from '../api/archiveFlow';

/** Takes what is in service out of it. */
export const useArchive = (onDone: () => void) => useChange(archiveFlow, keys.flows.all, onDone);
