import { Checkbox } from '../../../components/Checkbox';
import { Field } from '../../../components/Field';
import { Select } from '../../../components/Select';
import { TextInput } from '../../../components/TextInput';
import { useEditorState } from '../desk/useEditorState';
import { useRun } from '../desk/useRun';
import { useFault } from '../desk/useSetting';
import { changeArgument } from '../model/commands/arguments';
import type { FlowArgument } from '../model/document';
import { useEditorText } from '../text';

const TYPES = ['string', 'phone', 'integer', 'number', 'boolean', 'date', 'enum'] as const;

/** What the engine checks of an argument. What is the default anyway is left out of the document. */
export const ArgumentMore = ({ index }: { index: number }) => {
  const { t } = useEditorText();
  const run = useRun();
  const argument = useEditorState((state) => state.doc.trigger.arguments?.[index]);
  const at = (member: string) => `/trigger/arguments/${index}/${member}`;
  const valuesFault = useFault(at('values'));
  const defaultFault = useFault(at('default'));
  const lengthFault = useFault(at('max_length'));
  if (!argument) return null;
  const set = (field: keyof FlowArgument, value: FlowArgument[keyof FlowArgument]) =>
    run(changeArgument({ index, field, value }));
  return (
    <>
      <Field label={t('args.type')}>
        {(control) => (
          <Select
            {...control}
            choices={TYPES.map((type) => ({ value: type, label: t(`type.${type}`) }))}
            value={argument.type ?? 'string'}
            onChange={(event) => set('type', event.target.value === 'string' ? undefined : event.target.value)}
          />
        )}
      </Field>
      {argument.type === 'enum' && (
        <Field label={t('args.values')} fault={valuesFault} required>
          {(control) => (
            <TextInput
              {...control}
              defaultValue={(argument.values ?? []).join(', ')}
              onBlur={(event) =>
                set(
                  'values',
                  event.target.value
                    .split(',')
                    .map((v) => v.trim())
                    .filter((v) => v !== ''),
                )
              }
            />
          )}
        </Field>
      )}
      <Field label={t('args.default')} fault={defaultFault}>
        {(control) => (
          <TextInput
            {...control}
            value={argument.default ?? ''}
            onChange={(event) => set('default', event.target.value || undefined)}
          />
        )}
      </Field>
      <Field label={t('args.max_length')} fault={lengthFault}>
        {(control) => (
          <TextInput
            {...control}
            type="number"
            min={1}
            max={65_536}
            placeholder="1024"
            value={argument.max_length ?? ''}
            onChange={(event) => set('max_length', event.target.value ? Number(event.target.value) : undefined)}
          />
        )}
      </Field>
      <Checkbox
        label={t('args.required')}
        checked={argument.required ?? false}
        onChange={(event) => set('required', event.target.checked || undefined)}
      />
      <Checkbox
        label={t('args.sensitive')}
        checked={argument.sensitive ?? false}
        onChange={(event) => set('sensitive', event.target.checked || undefined)}
      />
    </>
  );
};
