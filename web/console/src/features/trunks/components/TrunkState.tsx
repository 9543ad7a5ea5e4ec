import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../../components/Badge';
import { trunkStatusQuery } from '../api/trunkStatus';

const TONES: Record<string, Tone> = { up: 'good', down: 'bad', unresolved: 'bad', disabled: 'calm', unknown: 'calm' };
const WORDS = ['up', 'down', 'unknown', 'disabled', 'unresolved'] as const;

/** How a trunk stands, and in words why when it does not. */
export const TrunkState = ({ trunkId }: { trunkId: string }) => {
  const { t } = useTranslation('trunks');
  const { data } = useSuspenseQuery(trunkStatusQuery(trunkId));
  const word = WORDS.find((known) => known === data.state) ?? 'unknown';
  const failed = data.gateways.find(({ state, last_failure }) => state !== 'up' && last_failure !== null);
  return (
    <>
      <Badge tone={TONES[word] ?? 'calm'}>{t(`state.${word}`)}</Badge>{' '}
      {data.password_readable === false && <span className="text-soft">{t('locked')}</span>}
      {data.password_readable !== false && failed && (
        <span className="text-soft">
          {t('failed', {
            host: failed.host,
            reason: failed.last_failure?.replaceAll('_', ' '),
            status: failed.last_failure_status ?? '',
          })}
        </span>
      )}
    </>
  );
};
