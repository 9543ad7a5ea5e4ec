import { useTranslation } from 'react-i18next';

/** A bar above the page while the engine is out of reach; what is shown below may be old. */
export const Offline = () => {
  const { t } = useTranslation('kit');
  return (
    <div role="status" className="bg-warn-wash px-4 py-1.5 text-center text-sm text-warn">
      {t('offline')}
    </div>
  );
};
