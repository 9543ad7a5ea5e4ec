import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { buttonLook } from '../components/buttonLook';
import { FrontPage } from './session/FrontPage';

export const NotFound = () => {
  const { t } = useTranslation('app');
  return (
    <FrontPage title={t('missing.title')} about={t('missing.about')}>
      <Link to="/flows" search={{}} className={buttonLook('main')}>
        {t('missing.back')}
      </Link>
    </FrontPage>
  );
};
