import { Checkbox } from '../../../components/Checkbox';
import { useSetting } from '../desk/useSetting';
import type { Path } from '../model/json';

type Props = { step: string; path: Path; label: string; standard?: boolean };

/** Yes or no; what is the engine's default anyway is left out of the settings. */
export const SettingSwitch = ({ step, path, label, standard = false }: Props) => {
  const { value, set } = useSetting(step, path);
  const now = typeof value === 'boolean' ? value : standard;
  return (
    <Checkbox
      label={label}
      checked={now}
      onChange={(event) => set(event.target.checked === standard ? undefined : event.target.checked)}
    />
  );
};
