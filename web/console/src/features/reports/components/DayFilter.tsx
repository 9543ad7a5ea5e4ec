import { useState } from 'react';
import { TextInput } from '../../../components/TextInput';
import { dayIn, FIRST_DAY, LAST_DAY } from '../model/filters';

interface Props {
  name: string;
  day: string | undefined;
  onChange: (day: string | undefined) => void;
}

/** A day by itself: what is typed stands until one leaves, for on its way to 2026 a year is 2, 20 and 202. */
export const DayFilter = ({ name, day, onChange }: Props) => {
  const [typed, setTyped] = useState<string | null>(null);
  const type = (value: string) => {
    setTyped(value);
    const whole = dayIn(value);
    if (whole) onChange(whole);
  };
  const leave = () => {
    if (typed === '') onChange(undefined);
    setTyped(null);
  };
  return (
    <TextInput
      type="date"
      className="max-w-40"
      aria-label={name}
      title={name}
      min={FIRST_DAY}
      max={LAST_DAY}
      value={typed ?? day ?? ''}
      onChange={({ target }) => type(target.value)}
      onBlur={leave}
    />
  );
};
