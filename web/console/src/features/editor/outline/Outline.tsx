import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useGesture } from '../canvas/useGesture';
import { useDesk } from '../desk/desk';
import { useEditorState, useStore } from '../desk/useEditorState';
import { useRun } from '../desk/useRun';
import { disconnectExit } from '../model/commands/disconnectExit';
import { removeSteps } from '../model/commands/removeSteps';
import { TRIGGER } from '../model/document';
import { isDelete } from '../model/keymap';
import { keyOf, type OutlineRow, outlineOf, treeKey } from '../model/outline';
import { useExitLabel } from '../panel/useExitLabel';
import { useEditorText } from '../text';
import { OutlineItem } from './OutlineItem';

/** The same document as a tree: everything the canvas can, with the keys of a tree. */
export const Outline = () => {
  const { t } = useEditorText();
  const { editor, tab, tool } = useDesk();
  const run = useRun();
  const feed = useGesture();
  const exitLabel = useExitLabel();
  const doc = useEditorState((state) => state.doc);
  const selected = useEditorState((state) => state.selected);
  const now = useStore(tool);
  const tree = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string>(TRIGGER);
  const rows = useMemo(() => outlineOf(doc, editor.kinds, folded), [doc, editor.kinds, folded]);
  const focused = rows.some((row) => keyOf(row) === current) ? current : TRIGGER;

  const focus = (key: string) => {
    setCurrent(key);
    tree.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`)?.focus();
  };
  const choose = (row: OutlineRow) => {
    setCurrent(keyOf(row));
    if (now.is === 'wiring' && row.id !== TRIGGER) return feed({ type: 'pick', step: row.id });
    editor.select([row.id]);
    if (row.row === 'exit') tab.set('exits');
  };
  const remove = (row: OutlineRow) => {
    const before = rows[rows.indexOf(row) - 1];
    // The row takes the focus with it, so the one before gets it: the next key still counts.
    if (run(removeSteps([row.id], doc)) === null && before) focus(keyOf(before));
  };
  const act = (row: OutlineRow, key: string): boolean => {
    if (key === 'Enter' || key === ' ') choose(row);
    else if (key === 'Escape') feed({ type: 'escape' });
    else if (key === 'w' && row.row === 'exit') feed({ type: 'wire', port: { from: row.id, exit: row.exit } });
    else if (isDelete(key) && row.row === 'exit') run(disconnectExit({ from: row.id, exit: row.exit }));
    else if (isDelete(key) && row.id !== TRIGGER) remove(row);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows.find((r) => keyOf(r) === focused);
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = treeKey(rows, focused, event.key);
    if (move && 'focus' in move) focus(move.focus);
    else if (move && 'fold' in move) setFolded(new Set([...folded, move.fold]));
    else if (move) setFolded(new Set([...folded].filter((id) => id !== move.unfold)));
    else if (!act(row, event.key)) return;
    event.preventDefault();
  };
  return (
    <nav aria-label={t('outline.title')} className="flex min-h-0 flex-col overflow-y-auto p-2">
      {now.is === 'wiring' && (
        <p className="px-1.5 py-1 text-sm text-brand">{t('outline.pick', { exit: exitLabel(now.port.exit) })}</p>
      )}
      <div role="tree" aria-label={t('outline.title')} ref={tree} onKeyDown={onKeyDown}>
        {rows.map((row) => (
          <OutlineItem
            key={keyOf(row)}
            row={row}
            focusable={keyOf(row) === focused}
            selected={selected.includes(row.id)}
            onChoose={choose}
          />
        ))}
      </div>
    </nav>
  );
};
