import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../lib/actions/useMay';
import { sections } from './sections';

export const Navigation = () => {
  const { t } = useTranslation('app');
  const may = useMay();
  return (
    <nav aria-label={t('navigation')} className="flex gap-1 overflow-x-auto md:flex-col">
      {sections
        .filter(({ scope }) => scope === null || may(scope))
        .map(({ key, to, icon: Icon }) => (
          <Link
            key={key}
            to={to}
            activeOptions={{ exact: to === '/' }}
            className="flex min-h-9 items-center gap-2.5 rounded-control px-3 py-1.5 text-sm whitespace-nowrap text-soft hover:bg-hover hover:text-ink aria-[current=page]:bg-brand-wash aria-[current=page]:font-medium aria-[current=page]:text-brand"
          >
            <Icon size={18} aria-hidden="true" />
            {t(`section.${key}`)}
          </Link>
        ))}
    </nav>
  );
};
