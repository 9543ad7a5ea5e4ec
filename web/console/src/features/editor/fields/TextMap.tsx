import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/Button';
import { IconButton } from '../../../components/IconButton';
import { TextInput } from '../../../components/TextInput';
import { useSetting } from '../desk/useSetting';
import { isObject, type Path } from '../model/json';
import { useEditorText } from '../text';

type Props = { step: string; path: Path; title: string; value: string; hint?: string };

/** Names with a text each, such as headers or a function's inputs. */
export const TextMap = ({ step, path, title, value: valueLabel, hint }: Props) => {
  const { t } = useEditorText();
  const { value, set, fault } = useSetting(step, path);
  const [fresh, setFresh] = useState('');
  const entries = isObject(value) ? Object.entries(value) : [];
  const write = (next: readonly (readonly [string, unknown])[]) =>
    set(next.length === 0 ? undefined : (Object.fromEntries(next) as { [m: string]: string }));
  const isFree = fresh.trim() !== '' && fresh !== '__proto__' && !entries.some(([name]) => name === fresh.trim());
  const add = () => {
    if (!isFree) return;
    write([...entries, [fresh.trim(), '']]);
    setFresh('');
  };
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1 text-sm font-medium">{title}</legend>
      {hint && <p className="text-sm text-soft">{hint}</p>}
      {fault && <p className="text-sm text-bad">{fault}</p>}
      {entries.map(([name, text]) => (
        <div key={name} className="flex items-center gap-1">
          <code className="w-28 shrink-0 truncate font-mono text-sm">{name}</code>
          <TextInput
            aria-label={t('map.value_of', { value: valueLabel, name })}
            value={String(text)}
            onChange={(event) => write(entries.map((e) => (e[0] === name ? [name, event.target.value] : e)))}
          />
          <IconButton
            icon={Trash2}
            name={t('map.remove', { name })}
            onClick={() => write(entries.filter((e) => e[0] !== name))}
          />
        </div>
      ))}
      <div className="flex items-center gap-1">
        <TextInput
          aria-label={t('map.name_in', { title })}
          placeholder={t('map.name')}
          value={fresh}
          onChange={(event) => setFresh(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && add()}
        />
        <Button disabled={!isFree} onClick={add}>
          <Plus size={16} aria-hidden="true" />
          {t('map.add')}
        </Button>
      </div>
    </fieldset>
  );
};
