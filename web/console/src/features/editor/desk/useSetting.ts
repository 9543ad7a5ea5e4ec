import { useCallback, useSyncExternalStore } from 'react';
import { setSetting } from '../model/commands/setSetting';
import { faultsAt } from '../model/faults';
import { at, type Json, own, type Path, pointerOf } from '../model/json';
import { useDesk } from './desk';
import { useEditorState, useStore } from './useEditorState';
import { useRun } from './useRun';

export type Setting = {
  readonly value: Json | undefined;
  readonly set: (value: Json | undefined) => void;
  /** What the engine says about it; null when nothing. */
  readonly fault: string | null;
  /** Where it is in the document, by which a fault finds its control. */
  readonly pointer: string;
};

/** One setting of a step, as the document has it. */
export const useSetting = (step: string, path: Path): Setting => {
  const run = useRun();
  const value = useEditorState((state) => at(own(state.doc.steps, step)?.settings, path));
  const pointer = pointerOf(['steps', step, 'settings', ...path]);
  const fault = useFault(pointer);
  const set = useCallback(
    (next: Json | undefined) => void run(setSetting({ step, path, value: next })),
    [run, step, path],
  );
  return { value, set, fault, pointer };
};

/** The first fault at a place, in the engine's words. */
export const useFault = (pointer: string): string | null => {
  const { faults } = useDesk();
  return useSyncExternalStore(faults.subscribe, () => faultsAt(faults.get(), pointer)[0]?.message ?? null);
};

/** Takes the focus when a fault of this place was jumped to. */
export const useWanted = (pointer: string): ((element: HTMLElement | null) => void) => {
  const { wanted } = useDesk();
  const asked = useStore(wanted);
  return useCallback(
    (element) => {
      if (!element || asked === null || !(asked === pointer || asked.startsWith(`${pointer}/`))) return;
      element.focus();
      wanted.set(null);
    },
    [asked, pointer, wanted],
  );
};
