import { useCallback, useRef } from 'react';
import { useDesk } from '../desk/desk';
import { type Fault, grouped, step as nextFault, placeOf } from '../model/faults';

/** Shows the field of a fault, or the next one in walking order. */
export const useFaultJump = (): { jump: (fault: Fault) => void; go: (by: 1 | -1) => void } => {
  const { editor, faults, tab, wanted } = useDesk();
  const current = useRef<Fault | null>(null);
  const jump = useCallback(
    (fault: Fault) => {
      current.current = fault;
      const place = placeOf(fault, editor.doc());
      editor.select([place.step]);
      tab.set(place.tab);
      wanted.set(place.field);
    },
    [editor, tab, wanted],
  );
  const go = useCallback(
    (by: 1 | -1) => {
      const ordered = grouped(faults.get(), editor.doc(), editor.kinds).flatMap((group) => group.faults);
      const next = nextFault(ordered, current.current, by);
      if (next) jump(next);
    },
    [editor, faults, jump],
  );
  return { jump, go };
};
