import { ArrowDown, ArrowUp, ChevronDown, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Field } from '../../../components/Field';
import { IconButton } from '../../../components/IconButton';
import { TextInput } from '../../../components/TextInput';
import { useEditorState } from '../desk/useEditorState';
import { useRun } from '../desk/useRun';
import { useFault, useWanted } from '../desk/useSetting';
import { addArgument, changeArgument, moveArgument, removeArgument } from '../model/commands/arguments';
import { useEditorText } from '../text';
import { ArgumentMore } from './ArgumentMore';
import { ArgumentVariable } from './ArgumentVariable';

/** One argument: its name and its variable; the rest is folded away. The row of an empty list makes its argument when it is typed into. */
export const ArgumentRow = ({ index }: { index: number }) => {
  const { t } = useEditorText();
  const run = useRun();
  const argument = useEditorState((state) => state.doc.trigger.arguments?.[index]);
  const last = useEditorState((state) => index === (state.doc.trigger.arguments?.length ?? 0) - 1);
  const [open, setOpen] = useState(false);
  const pointer = `/trigger/arguments/${index}/name`;
  const fault = useFault(pointer);
  const wanted = useWanted(pointer);
  const name = argument?.name || t('args.unnamed');
  const write = (value: string) =>
    run(argument ? changeArgument({ index, field: 'name', value }) : addArgument({ name: value, variable: '' }));
  return (
    <li aria-label={t('args.nth', { n: index + 1 })} className="flex flex-col gap-2 rounded-control border p-2.5">
      <Field label={t('args.name')} fault={fault} required>
        {(control) => (
          <TextInput
            {...control}
            ref={wanted}
            maxLength={64}
            value={argument?.name ?? ''}
            onChange={(event) => write(event.target.value)}
          />
        )}
      </Field>
      <ArgumentVariable index={index} />
      {argument && (
        <div className="flex justify-end">
          <IconButton
            icon={ArrowUp}
            name={t('args.up', { name })}
            disabled={index === 0}
            onClick={() => run(moveArgument(index, index - 1))}
          />
          <IconButton
            icon={ArrowDown}
            name={t('args.down', { name })}
            disabled={last}
            onClick={() => run(moveArgument(index, index + 1))}
          />
          <IconButton
            icon={ChevronDown}
            name={t(open ? 'args.less' : 'args.more', { name })}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          />
          <IconButton icon={Trash2} name={t('args.remove', { name })} onClick={() => run(removeArgument(index))} />
        </div>
      )}
      {argument && open && <ArgumentMore index={index} />}
    </li>
  );
};
