import { useState } from 'react';
import { TextInput } from '../../../components/TextInput';

interface Props {
  name: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  /** The one the key for filtering leads to. */
  first?: boolean;
}

/** A filter by text: counts when it is whole, at Enter or when one leaves it, so that half a number is not asked for. */
export const TextFilter = ({ name, value, onChange, first = false }: Props) => {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = () => {
    if (typed !== null) onChange(typed.trim() || undefined);
    setTyped(null);
  };
  return (
    <TextInput
      type="search"
      {...(first && { 'data-filter': true })}
      className="max-w-56"
      aria-label={name}
      placeholder={name}
      value={typed ?? value ?? ''}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={commit}
      onKeyDown={({ key }) => key === 'Enter' && commit()}
    />
  );
};
