import { useReactFlow } from '@xyflow/react';
import { type DragEvent, useMemo } from 'react';
import { useDesk } from '../desk/desk';
import { useRun } from '../desk/useRun';
import { addStep } from '../model/commands/addStep';
import { own } from '../model/json';
import { newStep } from '../model/newStep';
import { CARD, snapped } from '../model/place';
import { wireNear } from '../model/wires';
import { useKindTitle } from '../panel/useKindTitle';

/** What a component of the palette travels as while it is dragged. */
export const STEP_TYPE = 'application/x-engine-step';

type Handlers = { readonly onDragOver: (event: DragEvent) => void; readonly onDrop: (event: DragEvent) => void };

/** A component dropped on the canvas stands where it was let go; on a wire it goes in between. */
export const useDropStep = (): Handlers => {
  const { editor } = useDesk();
  const run = useRun();
  const titleOf = useKindTitle();
  const { screenToFlowPosition } = useReactFlow();
  return useMemo(
    () => ({
      onDragOver: (event) => {
        if (event.dataTransfer.types.includes(STEP_TYPE)) event.preventDefault();
      },
      onDrop: (event) => {
        const kind = event.dataTransfer.getData(STEP_TYPE);
        if (!own(editor.kinds, kind)) return;
        event.preventDefault();
        const middle = screenToFlowPosition({ x: event.clientX, y: event.clientY });
        const wire = wireNear(editor.doc(), editor.kinds, middle) ?? undefined;
        const at = snapped({ x: middle.x - CARD.width / 2, y: middle.y - CARD.head / 2 });
        const step = { ...newStep(editor.doc(), kind, titleOf(kind), wire), at };
        if (run(addStep(step)) === null) editor.select([step.id]);
      },
    }),
    [editor, run, titleOf, screenToFlowPosition],
  );
};
