import { useTranslation } from 'react-i18next';
import { classes } from '../../../components/classes';
import { systemClock } from '../../../lib/time/clock';
import { precise } from '../../../lib/time/format';
import { type BarKind, barsOf, placeOf } from '../model/timeline';
import { type Detail, isOver } from '../model/verdict';
import { useWay } from './useWay';

const LOOKS: { readonly [kind in BarKind]: string } = {
  step: 'bg-brand',
  failed: 'bg-bad',
  dialling: 'bg-edge',
  ringing: 'bg-warn',
  talking: 'bg-good',
};

/** Steps and the parts of their calls on one line of time, each with its beginning and its length in words. */
export const TimeView = ({ detail }: { detail: Detail }) => {
  const { t, i18n } = useTranslation('interactions');
  const visits = useWay(detail);
  const { attempts, accepted_at: acceptedAt } = detail;
  const ended = detail.ended_at === null ? systemClock.now() : Date.parse(detail.ended_at);
  const now = Math.max(0, ended - Date.parse(acceptedAt));
  const bars = barsOf({ visits, attempts, acceptedAt }, now);
  const length = Math.max(now, ...bars.map(({ to }) => to));
  const name = (kind: BarKind, of: string) =>
    kind === 'step' || kind === 'failed' ? of : t(`time.${kind}`, { number: of });
  return (
    <ol aria-label={t('time.title')} className="rounded-card border bg-card text-sm">
      {bars.map(({ key, kind, name: of, from, to, isOpen }) => {
        const { start, width } = placeOf({ from, to }, length);
        const isPart = kind !== 'step' && kind !== 'failed';
        return (
          <li
            key={key}
            className="grid items-center gap-x-3 border-b px-3 py-1 last:border-b-0 sm:grid-cols-[14rem_1fr_11rem]"
          >
            <span className={classes('truncate', isPart ? 'ps-5 text-soft' : 'font-medium')}>
              {name(kind, of)}
              {kind === 'failed' && <span className="text-bad"> {t('time.failed')}</span>}
            </span>
            <span aria-hidden="true" className="relative h-3 rounded bg-sunken">
              <span
                className={classes(
                  'absolute inset-y-0 min-w-0.5 rounded',
                  LOOKS[kind],
                  isOpen && !isOver(detail) && 'opacity-60',
                )}
                style={{ insetInlineStart: `${start}%`, width: `${width}%` }}
              />
            </span>
            <span className="text-end text-soft tabular-nums">
              {t(isOpen ? 'time.open' : 'time.span', {
                from: precise(from, i18n.language),
                time: precise(to - from, i18n.language),
              })}
            </span>
          </li>
        );
      })}
    </ol>
  );
};
