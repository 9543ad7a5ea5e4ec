import { Trash2 } from 'lucide-react';
import { IconButton } from '../../../../components/IconButton';
import { Select } from '../../../../components/Select';
import { useSetting } from '../../desk/useSetting';
import { ExitName } from '../../fields/ExitName';
import { isObject } from '../../model/json';
import { freeName } from '../../model/names';
import { useEditorText } from '../../text';
import type { FormProps } from '../form';

/** In this order they stand in the document: JavaScript would move the digits to the front in any case. */
const KEYS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#'];
const OPTIONS = ['options'];

/** The keys of a menu, each with the exit it takes. */
export const MenuKeys = ({ step }: FormProps) => {
  const { t } = useEditorText();
  const { value, set, fault } = useSetting(step, OPTIONS);
  const options = isObject(value) ? value : {};
  const used = KEYS.filter((key) => Object.hasOwn(options, key));
  const free = KEYS.filter((key) => !Object.hasOwn(options, key));
  const add = (key: string) =>
    set({
      ...options,
      [key]: freeName(`key_${key === '*' ? 'star' : key === '#' ? 'hash' : key}`, Object.values(options).map(String)),
    });
  const remove = (key: string) => set(Object.fromEntries(Object.entries(options).filter(([k]) => k !== key)));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-semibold">{t('menu.keys')}</legend>
      {fault && used.length === 0 && <p className="text-sm text-bad">{fault}</p>}
      {used.map((key) => (
        <div key={key} className="flex items-end gap-2">
          <kbd className="flex size-9 shrink-0 items-center justify-center rounded-control border font-mono">{key}</kbd>
          <div className="grow">
            <ExitName step={step} path={[...OPTIONS, key]} label={t('menu.exit_of', { key })} />
          </div>
          <IconButton icon={Trash2} name={t('menu.remove_key', { key })} onClick={() => remove(key)} />
        </div>
      ))}
      {free.length > 0 && (
        <Select
          aria-label={t('menu.add_key')}
          value=""
          choices={[
            { value: '', label: t('menu.add_key') },
            ...free.map((key) => ({ value: key, label: t('menu.key', { key }) })),
          ]}
          onChange={(event) => event.target.value && add(event.target.value)}
        />
      )}
    </fieldset>
  );
};
