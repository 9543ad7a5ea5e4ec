import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useCallback } from 'react';
import { Button } from '../../../components/Button';
import { IconButton } from '../../../components/IconButton';
import { useSetting } from '../desk/useSetting';
import { isList, type Json, type Path } from '../model/json';
import { useEditorText } from '../text';

type Props = {
  step: string;
  path: Path;
  title: string;
  add: string;
  fresh: (rows: readonly Json[]) => Json;
  row: (path: Path, index: number) => ReactNode;
  max?: number;
};

/** Rows of a list in their order, which counts: moved by buttons and by Alt with an arrow key. */
export const Rows = ({ step, path, title, add, fresh, row, max = 50 }: Props) => {
  const { t } = useEditorText();
  const { value, set, fault } = useSetting(step, path);
  const rows = isList(value) ? value : [];
  const move = useCallback(
    (from: number, to: number) =>
      void (rows[to] !== undefined && set(rows.toSpliced(from, 1).toSpliced(to, 0, rows[from] as Json))),
    [rows, set],
  );
  const onKeyDown = (index: number) => (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(index, event.key === 'ArrowUp' ? index - 1 : index + 1);
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-semibold">{title}</legend>
      {fault && rows.length === 0 && <p className="text-sm text-bad">{fault}</p>}
      <ol className="flex flex-col gap-2">
        {rows.map((_, index) => (
          // The order is all that tells rows apart.
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names
          <li key={index} onKeyDown={onKeyDown(index)} className="flex flex-col gap-2 rounded-control border p-2.5">
            {row([...path, index], index)}
            <div className="flex justify-end">
              <IconButton
                icon={ArrowUp}
                name={t('rows.up', { row: index + 1 })}
                disabled={index === 0}
                onClick={() => move(index, index - 1)}
              />
              <IconButton
                icon={ArrowDown}
                name={t('rows.down', { row: index + 1 })}
                disabled={index === rows.length - 1}
                onClick={() => move(index, index + 1)}
              />
              <IconButton
                icon={Trash2}
                name={t('rows.remove', { row: index + 1 })}
                onClick={() => set(rows.toSpliced(index, 1))}
              />
            </div>
          </li>
        ))}
      </ol>
      {rows.length < max && (
        <Button className="self-start" onClick={() => set([...rows, fresh(rows)])}>
          <Plus size={16} aria-hidden="true" />
          {add}
        </Button>
      )}
    </fieldset>
  );
};
