import { useEffect } from 'react';
import type { Editor } from '../model/editor';

/** Keeps the selection and the step somebody chose outside the editor the same, both ways. */
export const useChosenStep = (editor: Editor, chosen: string | undefined, onChoose?: (step: string) => void): void => {
  useEffect(() => {
    if (chosen !== undefined && editor.state().selected[0] !== chosen) editor.select([chosen]);
    return editor.subscribe(() => {
      const [first] = editor.state().selected;
      if (first !== undefined && first !== chosen) onChoose?.(first);
    });
  }, [editor, chosen, onChoose]);
};
