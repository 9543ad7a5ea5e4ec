import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button';
import { FrontPage } from './session/FrontPage';

/** A fault of the console itself. Nothing is hidden: what it says goes with the report. */
export const Broken = ({ error }: { error: unknown }) => {
  const { t } = useTranslation('app');
  return (
    <FrontPage title={t('broken.title')} about={t('broken.about')}>
      <pre className="mb-4 overflow-x-auto font-mono text-sm">
        {error instanceof Error ? error.message : String(error)}
      </pre>
      <Button kind="main" onClick={() => location.reload()}>
        {t('broken.reload')}
      </Button>
    </FrontPage>
  );
};
