import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../../components/Boundary';
import { PageHead } from '../../../components/PageHead';
import { Section } from '../../../components/Section';
import { Skeleton } from '../../../components/Skeleton';
import { useMay } from '../../../lib/actions/useMay';
import { CheckList } from './CheckList';
import { Readiness } from './Readiness';

interface Props {
  /** The flows changed last; handed in, for they are of another feature. */
  flows: ReactNode;
  /** The latest interactions, too. */
  interactions: ReactNode;
}

const LATEST_ROWS = 3;

export const Home = ({ flows, interactions }: Props) => {
  const { t } = useTranslation('home');
  const may = useMay();
  const waiting = <Skeleton rows={LATEST_ROWS} />;
  return (
    <>
      <PageHead title={t('title')} />
      <div className="flex flex-col gap-8">
        <Boundary waiting={null}>
          <CheckList />
        </Boundary>
        {may('flows:read') && (
          <Section title={t('flows')}>
            <Boundary scope="flows:read" waiting={waiting}>
              {flows}
            </Boundary>
          </Section>
        )}
        {may('interactions:read') && (
          <Section title={t('interactions')}>
            <Boundary scope="interactions:read" waiting={waiting}>
              {interactions}
            </Boundary>
          </Section>
        )}
        <Section title={t('node')}>
          <Boundary waiting={<Skeleton rows={1} />}>
            <Readiness />
          </Boundary>
        </Section>
      </div>
    </>
  );
};
