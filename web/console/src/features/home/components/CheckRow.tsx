import { Link } from '@tanstack/react-router';
import { Circle, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonLook } from '../../../components/buttonLook';
import type { Row } from '../model/checks';

export const CheckRow = ({ row: { key, done, optional, way } }: { row: Row }) => {
  const { t } = useTranslation('home');
  const Icon = done ? CircleCheck : Circle;
  return (
    <li className="flex flex-wrap items-center gap-3 border-b px-4 py-2.5 last:border-b-0">
      <Icon size={18} aria-hidden="true" className={done ? 'text-good' : 'text-soft'} />
      <span className="min-w-0 grow">
        <span className="font-medium">{t(`check.${key}`)}</span>{' '}
        <span className="text-soft">
          {done ? t('checks.done') : optional ? t('checks.optional') : t('checks.open')}
        </span>
        {!done && <span className="block text-soft">{t(`checkAbout.${key}`)}</span>}
      </span>
      {way && (
        <Link
          to={way.to as string}
          params={(way.params ?? {}) as never}
          search={(way.search ?? {}) as never}
          className={buttonLook()}
        >
          {t(`checkDo.${key}`)}
        </Link>
      )}
    </li>
  );
};
