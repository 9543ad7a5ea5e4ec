import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../lib/api/problem';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { DialogFoot } from './DialogFoot';
import { Failure } from './Failure';

interface Props {
  title: string;
  /** What the button does. */
  verb: string;
  busy: boolean;
  problem: Problem | null;
  /** Members whose faults stand at their fields. */
  shown: readonly string[];
  onSend: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog: fields, what went wrong, send or leave. */
export const FormDialog = ({ title, verb, busy, problem, shown, onSend, onClose, children }: Props) => {
  const { t } = useTranslation('kit');
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onSend();
        }}
      >
        {children}
        <DialogFoot says={problem && <Failure problem={problem} shown={shown} />}>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="main" type="submit" busy={busy}>
            {verb}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
};
