import { type ClipboardEvent, useMemo } from 'react';
import { useDesk } from '../desk/desk';
import { useRun } from '../desk/useRun';
import { fragmentOf, fragmentText, readFragment } from '../model/clipboard';
import { pastedIds, pasteFragment } from '../model/commands/pasteFragment';
import { removeSteps } from '../model/commands/removeSteps';
import { TRIGGER } from '../model/document';

type Handlers = {
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly onCut: (event: ClipboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
};

const TEXT = 'input, textarea, select, [contenteditable="true"]';

/** Steps through the system's clipboard as plain JSON. The browser's own copy and paste events work without a secure context too. */
export const useClipboard = (): Handlers => {
  const { editor, told } = useDesk();
  const run = useRun();
  return useMemo(() => {
    const isText = (event: ClipboardEvent) =>
      (event.target instanceof Element && event.target.closest(TEXT) !== null) || !document.getSelection()?.isCollapsed;
    const chosen = () => editor.state().selected.filter((id) => id !== TRIGGER);
    const copy = (event: ClipboardEvent): boolean => {
      if (isText(event) || chosen().length === 0) return false;
      event.clipboardData.setData('text/plain', fragmentText(fragmentOf(editor.doc(), editor.kinds, chosen())));
      event.preventDefault();
      return true;
    };
    return {
      onCopy: (event) => void copy(event),
      onCut: (event) => void (copy(event) && run(removeSteps(chosen(), editor.doc()))),
      onPaste: (event) => {
        if (event.target instanceof Element && event.target.closest(TEXT)) return;
        event.preventDefault();
        const fragment = readFragment(event.clipboardData.getData('text/plain'));
        if (!fragment) return told.set({ key: 'refusal.not_a_fragment' });
        const ids = Object.values(pastedIds(editor.doc(), fragment));
        if (run(pasteFragment({ fragment })) === null) editor.select(ids);
      },
    };
  }, [editor, told, run]);
};
