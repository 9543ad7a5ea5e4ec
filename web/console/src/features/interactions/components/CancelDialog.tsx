import { useTranslation } from 'react-i18next';
import { Confirm } from '../../../components/Confirm';
import { toasts } from '../../../components/toasts';
import { useCancelInteraction } from '../api/cancelInteraction';

interface Props {
  interactionId: string;
  /** Who is called, or which flow runs, so that one sees what ends. */
  whom: string;
  onClose: () => void;
}

/** Asks before a call is ended. One that had ended meanwhile is said so, and how it ended is read again. */
export const CancelDialog = ({ interactionId, whom, onClose }: Props) => {
  const { t } = useTranslation('interactions');
  const { cancel, busy, problem } = useCancelInteraction(() => {
    toasts.say(t('cancel.done'));
    onClose();
  });
  return (
    <Confirm
      title={t('cancel.title', { number: whom })}
      verb={t('cancel.verb')}
      stay={t('cancel.stay')}
      busy={busy}
      problem={problem}
      onConfirm={() => cancel(interactionId)}
      onClose={onClose}
    >
      {t('cancel.about')}
    </Confirm>
  );
};
