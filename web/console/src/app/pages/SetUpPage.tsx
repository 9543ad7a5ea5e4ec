import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../components/Boundary';
import { buttonLook } from '../../components/buttonLook';
import { Notice } from '../../components/Notice';
import { setupQuery } from '../session/calls';
import { FrontPage } from '../session/FrontPage';
import { SetUp } from '../session/SetUp';

const Content = () => {
  const { t } = useTranslation('app');
  const { data } = useSuspenseQuery(setupQuery);
  // As it was found: whoever sets it up here stays on its form until he is inside.
  const [needed] = useState(data.needed);
  if (needed) return <SetUp />;
  return (
    <FrontPage title={t('session.setUp')}>
      <div className="flex flex-col items-start gap-4">
        <Notice>{t('session.setUpDone')}</Notice>
        <Link to="/" replace className={buttonLook('main')}>
          {t('session.toSignIn')}
        </Link>
      </div>
    </FrontPage>
  );
};

/** The engine is asked first: behind a link that was used nobody fills in a form that is refused. */
export const SetUpPage = () => (
  <Boundary>
    <Content />
  </Boundary>
);
