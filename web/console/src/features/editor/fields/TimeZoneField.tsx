import { Field } from '../../../components/Field';
import { Select } from '../../../components/Select';
import { useSetting, useWanted } from '../desk/useSetting';
import type { Path } from '../model/json';
import { useEditorText } from '../text';

const ZONES: readonly string[] = [
  'Etc/UTC',
  ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC' && zone !== 'Etc/UTC'),
];

/** A time zone by its IANA name, as the browser knows them. */
export const TimeZoneField = ({ step, path }: { step: string; path: Path }) => {
  const { t } = useEditorText();
  const { value, set, fault, pointer } = useSetting(step, path);
  const wanted = useWanted(pointer);
  const now = typeof value === 'string' ? value : '';
  const zones = ZONES.includes(now) ? ZONES : [now, ...ZONES];
  return (
    <Field label={t('rule.zone')} fault={fault} required>
      {(control) => (
        <Select
          {...control}
          ref={wanted}
          choices={zones.map((zone) => ({ value: zone, label: zone }))}
          value={now}
          onChange={(event) => set(event.target.value)}
        />
      )}
    </Field>
  );
};
