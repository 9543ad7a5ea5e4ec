import { useEffect } from 'react';
import { asProblem } from '../../../lib/api/problem';
import { validate } from '../api/validate';
import type { Desk } from './desk';

/** After a pause in the edits. */
const PAUSE = 400;

/** Asks the engine what is wrong, a pause after each edit; a newer question takes the answer of an older one away. */
export const useFaultCheck = ({ editor, faults, flowId, told }: Desk): void => {
  useEffect(() => {
    let pause: ReturnType<typeof setTimeout> | undefined;
    let asked = new AbortController();
    let seen = editor.doc();
    const ask = () => {
      asked.abort();
      asked = new AbortController();
      const { signal } = asked;
      validate(flowId, editor.doc(), signal).then(
        (found) => !signal.aborted && faults.set(found),
        // What was found before stays.
        (fault: unknown) =>
          !signal.aborted &&
          told.set({ key: 'faults.unchecked', values: { why: asProblem(fault)?.title || String(fault) } }),
      );
    };
    const leave = editor.subscribe(() => {
      if (editor.doc() === seen) return;
      seen = editor.doc();
      clearTimeout(pause);
      pause = setTimeout(ask, PAUSE);
    });
    ask();
    return () => {
      leave();
      clearTimeout(pause);
      asked.abort();
    };
  }, [editor, faults, flowId, told]);
};
