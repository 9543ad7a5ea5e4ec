import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../lib/api/problem';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { Failure } from './Failure';
import { Field } from './Field';
import { TextInput } from './TextInput';

interface Props {
  title: string;
  children: ReactNode;
  /** What the button does, such as "Delete flow". */
  verb: string;
  /** What the other button says where "Cancel" could mean either. */
  stay?: string;
  /** To be typed before it can be pressed. */
  word?: string;
  busy: boolean;
  problem: Problem | null;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be taken back. */
export const Confirm = ({ title, children, verb, stay, word, busy, problem, onConfirm, onClose }: Props) => {
  const { t } = useTranslation('kit');
  const [typed, setTyped] = useState('');
  const ready = word === undefined || typed === word;
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) onConfirm();
        }}
      >
        <div className="text-sm">{children}</div>
        {word !== undefined && (
          <Field label={t('typeToConfirm', { word })} required>
            {(control) => <TextInput {...control} value={typed} onChange={({ target }) => setTyped(target.value)} />}
          </Field>
        )}
        {problem && <Failure problem={problem} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{stay ?? t('cancel')}</Button>
          <Button kind="danger" type="submit" busy={busy} disabled={!ready}>
            {verb}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
