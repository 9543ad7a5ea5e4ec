import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/Button';
import { Notice } from '../../../components/Notice';
import type { Meant } from '../model/keptRequest';

interface Props {
  numbers: readonly string[];
  meant: Meant;
  busy: boolean;
  /** Seconds the engine asked to wait. */
  wait: number;
  onSend: () => void;
  onAnother: () => void;
}

/** The last step before somebody's phone rings. */
export const SendBox = ({ numbers, meant, busy, wait, onSend, onAnother }: Props) => {
  const { t } = useTranslation('flows');
  return (
    <div className="flex flex-col gap-2 rounded-card border border-bad p-3">
      <p className="font-medium text-bad">{t('test.warning', { numbers: numbers.join(', ') || t('test.nobody') })}</p>
      <p className="text-sm text-soft">
        {t('test.key')} <code className="font-mono">{meant.key}</code>
      </p>
      {meant.isSent && <Notice>{t('test.sent')}</Notice>}
      <div className="flex flex-wrap items-center gap-2">
        <Button kind="danger" busy={busy} disabled={wait > 0} onClick={onSend}>
          {meant.isSent ? t('test.sendAgain') : t('test.send')}
        </Button>
        {meant.isSent && <Button onClick={onAnother}>{t('test.another')}</Button>}
        {wait > 0 && (
          <span role="timer" className="text-sm text-soft">
            {t('test.wait', { count: wait })}
          </span>
        )}
      </div>
    </div>
  );
};
