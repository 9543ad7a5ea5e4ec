import { Checkbox } from '../../../../components/Checkbox';
import { useSetting } from '../../desk/useSetting';
import { isList, type Path } from '../../model/json';
import { useEditorText } from '../../text';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const STANDARD: readonly string[] = DAYS.slice(0, 5);

/** Days of the week; left out they are Monday to Friday. */
export const DaysField = ({ step, path }: { step: string; path: Path }) => {
  const { t } = useEditorText();
  const { value, set, fault } = useSetting(step, path);
  const chosen = isList(value) ? value.map(String) : STANDARD;
  return (
    <fieldset className="flex flex-wrap gap-x-3">
      <legend className="text-sm font-medium">{t('time.days')}</legend>
      {DAYS.map((day) => (
        <Checkbox
          key={day}
          label={t(`time.${day}`)}
          checked={chosen.includes(day)}
          onChange={(event) => set(DAYS.filter((d) => (d === day ? event.target.checked : chosen.includes(d))))}
        />
      ))}
      {fault && <p className="w-full text-sm text-bad">{fault}</p>}
    </fieldset>
  );
};
