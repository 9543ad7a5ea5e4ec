import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import { useDesk } from '../desk/desk';
import { useRun } from '../desk/useRun';
import { moveSteps } from '../model/commands/moveSteps';
import { own } from '../model/json';
import { boxesOf } from '../model/place';
import { placesOf, type TidyResult, tidyTask } from '../model/tidy';
import { FIT } from './fit';

/** Lays the flow out in a worker and shows all of it, for it may stand elsewhere now; what was added or removed meanwhile is left alone. */
export const useTidy = (): (() => void) => {
  const { editor } = useDesk();
  const run = useRun();
  const { fitView } = useReactFlow();
  return useCallback(() => {
    const worker = new Worker(new URL('./tidy.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<TidyResult>) => {
      worker.terminate();
      const doc = editor.doc();
      const places = placesOf(data, boxesOf(doc, editor.kinds));
      const stay = Object.fromEntries(Object.entries(places).filter(([id]) => own(doc.steps, id)));
      if (run(moveSteps(stay, 'tidy')) === null) void fitView(FIT);
    };
    worker.postMessage(tidyTask(editor.doc(), editor.kinds));
  }, [editor, run, fitView]);
};
