import { CircleCheck, CircleX } from 'lucide-react';
import { Failure } from '../../../components/Failure';
import type { Problem } from '../../../lib/api/problem';
import type { components } from '../../../lib/api/schema';
import { useEditorText } from '../text';

type Verdict = components['schemas']['ScenarioVerdict'];

interface Props {
  /** Null while they run, or cannot. */
  results: readonly Verdict[] | null;
  mayRun: boolean;
  problem: Problem | null;
  requiresGreen: boolean;
}

/** What the flow's own tests say about this draft. */
export const PublishTests = ({ results, mayRun, problem, requiresGreen }: Props) => {
  const { t } = useEditorText();
  if (problem) return <Failure problem={problem} />;
  return (
    <div className="flex flex-col gap-1 text-sm" aria-live="polite">
      {requiresGreen && <p className="text-soft">{t('publish.tests_needed')}</p>}
      {results === null ? (
        <p>{mayRun ? t('publish.tests_running') : t('publish.tests_later')}</p>
      ) : (
        <Ran results={results} />
      )}
    </div>
  );
};

const Ran = ({ results }: { results: readonly Verdict[] }) => {
  const { t } = useEditorText();
  const red = results.filter(({ passed }) => !passed);
  if (results.length === 0) return <p>{t('publish.tests_none')}</p>;
  return (
    <>
      <p className={red.length > 0 ? 'font-medium text-bad' : 'font-medium text-good'}>
        {red.length > 0
          ? t('publish.tests_red', { count: red.length, all: results.length })
          : t('publish.tests_green', { count: results.length })}
      </p>
      <ul>
        {[...red, ...results.filter(({ passed }) => passed)].map(({ name, passed, differences }) => (
          <li key={name} className="flex gap-2 py-0.5">
            {passed ? (
              <CircleCheck size={16} className="mt-0.5 shrink-0 text-good" aria-label={t('publish.test_passed')} />
            ) : (
              <CircleX size={16} className="mt-0.5 shrink-0 text-bad" aria-label={t('publish.test_failed')} />
            )}
            <span>
              {name} <span className="text-soft">{differences.join(' ')}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};
