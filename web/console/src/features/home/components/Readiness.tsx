import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/Badge';
import { readyQuery } from '../api/ready';
import { standingOf } from '../model/readiness';

export const Readiness = () => {
  const { t } = useTranslation('home');
  const { data } = useSuspenseQuery(readyQuery);
  const { state, tone, lacks } = standingOf(data);
  return (
    <div className="rounded-card border bg-card px-4 py-3 text-sm" aria-live="polite">
      <Badge tone={tone}>{t(`ready.${state}`)}</Badge> <span className="text-soft">{t(`readyAbout.${state}`)}</span>
      {lacks.length > 0 && (
        <ul className="mt-2 list-disc ps-5">
          {lacks.map((part) => (
            <li key={part}>{t(`lacks.${part}`)}</li>
          ))}
        </ul>
      )}
    </div>
  );
};
