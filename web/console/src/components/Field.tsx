import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';

/** What a control needs to belong to its field. */
export interface Control {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
  'aria-required': boolean | undefined;
}

interface Props {
  label: string;
  hint?: ReactNode;
  /** What is wrong, in words; null or left out when nothing is. */
  fault?: string | null;
  required?: boolean;
  children: (control: Control) => ReactNode;
}

/** A control with its label, its hint and its fault, tied together for everybody. */
export const Field = ({ label, hint, fault, required = false, children }: Props) => {
  const { t } = useTranslation('kit');
  const id = useId();
  const told = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label} {!required && <span className="ms-0.5 font-normal text-soft">{t('optional')}</span>}
      </label>
      {children({
        id,
        'aria-describedby': told || undefined,
        'aria-invalid': fault ? true : undefined,
        'aria-required': required || undefined,
      })}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
      {fault && (
        <p id={`${id}-fault`} role="alert" className="text-sm text-bad">
          {fault}
        </p>
      )}
    </div>
  );
};
