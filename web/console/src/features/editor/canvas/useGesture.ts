import { useCallback } from 'react';
import { useDesk } from '../desk/desk';
import { useRun } from '../desk/useRun';
import { gesture, type Tool, type ToolInput } from '../model/tools/tool';

/** Where a dragged card is now, for an input that counts from where it was grabbed. */
export type CanvasInput =
  | Exclude<ToolInput, { type: 'drag' }>
  | (Omit<Extract<ToolInput, { type: 'drag' }>, 'dx' | 'dy'> & { readonly to: { id: string; x: number; y: number } });

/** Feeds the gesture machine, and runs the one command a gesture ends in. */
export const useGesture = (): ((input: CanvasInput) => void) => {
  const { tool } = useDesk();
  const run = useRun();
  return useCallback(
    (input) => {
      const now = tool.get();
      const next = gesture(now, input.type === 'drag' ? counted(now, input) : input);
      tool.set(next.tool);
      if (next.command) run(next.command);
    },
    [tool, run],
  );
};

const counted = (tool: Tool, { to, ...input }: Extract<CanvasInput, { type: 'drag' }>): ToolInput => {
  const from = tool.is === 'dragging' ? tool.from[to.id] : undefined;
  return { ...input, dx: from ? to.x - from.x : 0, dy: from ? to.y - from.y : 0 };
};
