import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/Failure';
import { Section } from '../../../components/Section';
import { asProblem } from '../../../lib/api/problem';
import { differences } from '../api/publish';
import { useDesk } from '../desk/desk';

const NOT_THERE = 404;

/** What publishing changes, in the engine's sentences. */
export const Differences = ({ etag }: { etag: string }) => {
  const { t } = useTranslation('editor');
  const { flowId } = useDesk();
  const { data, error } = useQuery({
    queryKey: ['editor', 'differences', flowId, etag],
    queryFn: () => differences(flowId),
    retry: false,
  });
  const problem = asProblem(error);
  if (problem && problem.status !== NOT_THERE) return <Failure problem={problem} />;
  return (
    <Section title={t('publish.changes')}>
      {problem && <p className="text-sm">{t('publish.first')}</p>}
      {data && data.differences.length === 0 && <p className="text-sm">{t('publish.same')}</p>}
      {data && (
        <ul className="list-disc ps-5 text-sm">
          {data.differences.map((difference) => (
            <li key={difference.text}>{difference.text}</li>
          ))}
        </ul>
      )}
    </Section>
  );
};
