import { useCallback } from 'react';
import { useDesk } from '../desk/desk';
import { touchedBy } from '../model/touched';

/** Undo and redo, which also show what they changed. */
export const useUndo = (): { undo: () => void; redo: () => void } => {
  const { editor, told } = useDesk();
  const show = useCallback(
    (entry: ReturnType<typeof editor.undo>) => {
      if (!entry) return;
      told.set(entry.label);
      const steps = touchedBy(entry).filter((id) => Object.hasOwn(editor.doc().steps, id));
      if (steps.length > 0) editor.select(steps);
    },
    [editor, told],
  );
  return {
    undo: useCallback(() => show(editor.undo()), [editor, show]),
    redo: useCallback(() => show(editor.redo()), [editor, show]),
  };
};
