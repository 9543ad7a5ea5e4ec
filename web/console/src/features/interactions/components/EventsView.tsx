import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CodeBlock } from '../../../components/CodeBlock';
import { CopyButton } from '../../../components/CopyButton';
import { exactMoment, precise } from '../../../lib/time/format';
import { eventsQuery } from '../api/interactionEvents';
import { plain } from '../model/verdict';

const json = (value: unknown): string => JSON.stringify(value, null, 2);

/** Everything the engine stored about it, in order, to copy. */
export const EventsView = ({ interactionId, acceptedAt }: { interactionId: string; acceptedAt: string }) => {
  const { t, i18n } = useTranslation('interactions');
  const { data: events } = useSuspenseQuery(eventsQuery(interactionId));
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-2">
        <p className="text-sm text-soft" aria-live="polite">
          {t('events.count', { count: events.length })}
        </p>
        <CopyButton text={json(events)} label={t('events.copy')} />
      </div>
      <ol className="rounded-card border bg-card text-sm">
        {events.map((event) => (
          <li key={event.number} className="border-b px-3 py-1 last:border-b-0">
            <details>
              <summary className="cursor-pointer">
                <span className="text-soft tabular-nums">{event.number}</span>{' '}
                <span className="font-medium">{plain(event.type)}</span>{' '}
                <time dateTime={event.at} title={exactMoment(event.at)} className="text-soft tabular-nums">
                  {t('events.after', { time: precise(Date.parse(event.at) - Date.parse(acceptedAt), i18n.language) })}
                </time>
              </summary>
              <div className="py-2">
                <CodeBlock name={t('events.name', { number: event.number, type: event.type })} text={json(event)} />
              </div>
            </details>
          </li>
        ))}
      </ol>
    </div>
  );
};
