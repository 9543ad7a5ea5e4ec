import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextInput } from '../../../components/TextInput';

interface Props {
  number: string | undefined;
  onChange: (number: string | undefined) => void;
}

/** The engine takes whole numbers only: it is asked when the typing is over, not at each digit. */
export const NumberFilter = ({ number, onChange }: Props) => {
  const { t } = useTranslation('reports');
  const [typed, setTyped] = useState(number ?? '');
  const tell = () => {
    const next = typed.replace(/[\s()/.-]/g, '') || undefined;
    if (next !== number) onChange(next);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        tell();
      }}
    >
      <TextInput
        type="search"
        data-filter
        className="max-w-52"
        aria-label={t('filter.number')}
        placeholder={t('filter.number')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={tell}
      />
    </form>
  );
};
