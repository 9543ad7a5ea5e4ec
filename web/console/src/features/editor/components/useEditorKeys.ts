import { type KeyboardEvent, useCallback } from 'react';
import { useTidy } from '../canvas/useTidy';
import { useDesk } from '../desk/desk';
import { useRun } from '../desk/useRun';
import { fragmentOf } from '../model/clipboard';
import { duplicateSteps } from '../model/commands/pasteFragment';
import { bindingFor, type KeyAction } from '../model/keymap';
import type { Opening } from './TopBar';
import { useFaultJump } from './useFaultJump';
import { useUndo } from './useUndo';

const TEXT = 'input:not([type="checkbox"]):not([type="range"]), textarea, select, [contenteditable="true"]';

/** The editor's own keys, heard anywhere inside it, and by its `data-keys` while nothing has the focus. */
export const useEditorKeys = (open: (part: Opening) => void): ((event: KeyboardEvent) => void) => {
  const { editor, saver } = useDesk();
  const run = useRun();
  const tidy = useTidy();
  const { undo, redo } = useUndo();
  const { go } = useFaultJump();
  return useCallback(
    (event) => {
      if (event.defaultPrevented || event.nativeEvent.isComposing) return;
      const inText = event.target instanceof Element && event.target.closest(TEXT) !== null;
      const binding = bindingFor(event, inText);
      if (!binding || (event.target instanceof Element && event.target.closest('[role="dialog"]'))) return;
      const acts: { readonly [action in KeyAction]: () => void } = {
        undo,
        redo,
        tidy,
        save: saver.flush,
        search: () => open('search'),
        publish: () => open('publish'),
        next_fault: () => go(1),
        previous_fault: () => go(-1),
        duplicate: () => void run(duplicateSteps(fragmentOf(editor.doc(), editor.kinds, editor.state().selected))),
        select_all: () => editor.select(Object.keys(editor.doc().steps)),
      };
      event.preventDefault();
      acts[binding.action]();
    },
    [editor, saver, run, tidy, undo, redo, go, open],
  );
};
