import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Instead of what the reader may not see: says which permission is missing. */
export const Forbidden = ({ scope }: { scope: string }) => {
  const { t } = useTranslation('kit');
  return (
    <div className="flex flex-col items-center gap-3 rounded-card border bg-card px-6 py-12 text-center">
      <Lock size={32} aria-hidden="true" className="text-soft" />
      <p>{t('forbidden')}</p>
      <p className="text-sm text-soft">
        {t('forbiddenScope')} <code className="font-mono">{scope}</code>
      </p>
    </div>
  );
};
