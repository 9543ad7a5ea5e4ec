import { ChevronDown, Locate, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Checkbox } from '../../../components/Checkbox';
import { Field } from '../../../components/Field';
import { IconButton } from '../../../components/IconButton';
import { TextInput } from '../../../components/TextInput';
import { useDesk } from '../desk/desk';
import { useEditorState } from '../desk/useEditorState';
import { useRun } from '../desk/useRun';
import { changeVariable, removeVariable, renameVariable } from '../model/commands/variables';
import { own } from '../model/json';
import { usesOf } from '../model/refs';
import { useEditorText } from '../text';

/** One variable: who uses it, its name everywhere at once, its first value. */
export const VariableRow = ({ name }: { name: string }) => {
  const { t } = useEditorText();
  const { editor } = useDesk();
  const run = useRun();
  const doc = useEditorState((state) => state.doc);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(name);
  const [refusal, setRefusal] = useState<string | null>(null);
  const uses = useMemo(() => usesOf(doc, editor.kinds, name), [doc, editor.kinds, name]);
  const steps = [...new Set(uses.flatMap((use) => (use.step === null ? [] : [use.step])))];
  const variable = own(doc.variables, name);
  const rename = () => {
    if (typed === name) return;
    const refused = editor.run(renameVariable(name, typed));
    setRefusal(refused ? t(`refusal.${refused}`) : null);
  };
  return (
    <li className="rounded-control border px-2.5 py-1">
      <div className="flex items-center gap-1">
        <code className="min-w-0 grow truncate font-mono text-sm">{name}</code>
        <span className="text-sm whitespace-nowrap text-soft">
          {uses.length === 0 ? t('vars.unused') : t('vars.uses', { count: uses.length })}
        </span>
        {steps.length > 0 && (
          <IconButton icon={Locate} name={t('vars.show', { name })} onClick={() => editor.select(steps)} />
        )}
        <IconButton
          icon={ChevronDown}
          name={t('vars.rename', { name })}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        />
        <IconButton icon={Trash2} name={t('vars.remove', { name })} onClick={() => run(removeVariable(name))} />
      </div>
      {open && (
        <div className="flex flex-col gap-2 pb-2">
          <Field label={t('panel.name')} fault={refusal} required>
            {(control) => (
              <TextInput
                {...control}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                onBlur={rename}
                onKeyDown={(event) => event.key === 'Enter' && rename()}
              />
            )}
          </Field>
          <Field label={t('vars.default')}>
            {(control) => (
              <TextInput
                {...control}
                value={variable?.default ?? ''}
                onChange={(event) =>
                  run(changeVariable({ name, field: 'default', value: event.target.value || undefined }))
                }
              />
            )}
          </Field>
          <Checkbox
            label={t('vars.sensitive')}
            checked={variable?.sensitive ?? false}
            onChange={(event) =>
              run(changeVariable({ name, field: 'sensitive', value: event.target.checked || undefined }))
            }
          />
        </div>
      )}
    </li>
  );
};
