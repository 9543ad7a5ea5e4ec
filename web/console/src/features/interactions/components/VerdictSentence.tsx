import { useTranslation } from 'react-i18next';
import { precise } from '../../../lib/time/format';
import { BLAMED } from '../model/filters';
import { type Piece, verdictOf } from '../model/sentence';
import { type Detail, plain } from '../model/verdict';
import { OutcomeBadge } from './OutcomeBadge';

/** What became of it in one sentence: the outcome, what was seen on the wire, why, and who decided it. */
export const VerdictSentence = ({ detail }: { detail: Detail }) => {
  const { t, i18n } = useTranslation('interactions');
  const { head, evidence, reason, party } = verdictOf(detail);
  const { waiting } = detail;
  const said = ({ key, ms, value }: Piece) =>
    t(`evidence.${key}`, { value: value ?? '', time: ms === undefined ? '' : precise(ms, i18n.language) });
  const known = BLAMED.find((word) => word === party);
  const list = new Intl.ListFormat(i18n.language, { type: 'unit' });
  const parts = [
    ...(waiting
      ? [t('verdict.waiting', { count: waiting.ahead, time: precise(waiting.expected_seconds * 1000, i18n.language) })]
      : []),
    ...(evidence.length > 0 ? [list.format(evidence.map(said))] : []),
    ...(reason === null ? [] : [t('verdict.reason', { reason })]),
    ...(party === null ? [] : [known ? t(`verdict.party.${known}`) : plain(party)]),
  ];
  return (
    <p aria-live="polite" className="flex flex-wrap items-center gap-2 text-base">
      <OutcomeBadge interaction={detail} />
      <span className="font-medium">
        {parts.length === 0
          ? t(`verdict.${head}`)
          : t('verdict.with', { head: t(`verdict.${head}`), what: parts.join('; ') })}
      </span>
    </p>
  );
};
