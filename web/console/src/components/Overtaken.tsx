import { useTranslation } from 'react-i18next';
import type { Problem } from '../lib/api/problem';
import { isOvertaken, type Theirs } from '../lib/editing/theirs';
import { Button } from './Button';
import { Failure } from './Failure';
import { Notice } from './Notice';

interface Props {
  /** Of the write. */
  problem: Problem | null;
  theirs: Theirs;
  /** What a member of the form is called. */
  labelOf: (name: string) => string;
}

/** Somebody else saved the same thing meanwhile: says so, and takes theirs in beside what was typed. */
export const Overtaken = ({ problem, theirs, labelOf }: Props) => {
  const { t } = useTranslation('kit');
  if (theirs.problem?.status === 404) return <Notice tone="bad">{t('overtaken.gone')}</Notice>;
  if (isOvertaken(problem)) {
    return (
      <>
        <Notice tone="warn" urgent>
          <p>{t('overtaken.about')}</p>
          <Button className="mt-2" busy={theirs.busy} onClick={theirs.load}>
            {t('overtaken.load')}
          </Button>
        </Notice>
        {theirs.problem && <Failure problem={theirs.problem} />}
      </>
    );
  }
  if (!theirs.taken) return null;
  return (
    <Notice urgent>
      <p>{t('overtaken.taken')}</p>
      {theirs.clashes.length > 0 && (
        <ul className="mt-1 list-disc ps-5">
          {theirs.clashes.map(({ name, value }) => (
            <li key={name}>{t('overtaken.clash', { name: labelOf(name), value })}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
};
