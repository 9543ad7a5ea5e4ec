import { useTranslation } from 'react-i18next';
import type { Problem } from '../lib/api/problem';
import { Button } from './Button';
import { CopyButton } from './CopyButton';
import { problemWords } from './problemWords';
import { UseLink } from './UseLink';

interface Props {
  problem: Problem;
  /** Members whose faults stand at their own control; the others are listed here. */
  shown?: readonly string[];
  onAgain?: () => void;
}

/** What went wrong, as the engine words it, with what to do and what to quote. Stands where the thing itself would. */
export const Failure = ({ problem, shown = [], onAgain }: Props) => {
  const { t } = useTranslation('kit');
  const { title, description } = problemWords(problem, t);
  const rest = problem.besides(shown);
  return (
    <div
      role="alert"
      className="flex flex-col items-start gap-2 rounded-card border border-bad bg-bad-wash px-4 py-3 text-sm"
    >
      <p className="font-semibold text-bad">{title}</p>
      {description && description !== title && <p>{description}</p>}
      {rest.length > 0 && (
        <ul className="list-disc ps-5">
          {rest.map(({ name, description: fault }) => (
            <li key={name + fault}>
              {problem.namesUses ? (
                <UseLink id={name} says={fault} />
              ) : (
                <>
                  <code className="font-mono">{name}</code> {fault}
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {onAgain && <Button onClick={onAgain}>{t('again')}</Button>}
        {problem.traceId && <CopyButton text={problem.traceId} label={t('copyTrace')} />}
      </div>
    </div>
  );
};
