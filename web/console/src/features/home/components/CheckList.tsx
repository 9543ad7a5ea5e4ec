import { useSuspenseQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../components/Section';
import { useMay } from '../../../lib/actions/useMay';
import { checkQuery } from '../api/checks';
import { checksOf, listOf } from '../model/checks';
import { CheckRow } from './CheckRow';

/** What is left to do until the first call; nothing once it was made. */
export const CheckList = () => {
  const { t } = useTranslation('home');
  const may = useMay();
  const checks = checksOf(may);
  const found = useSuspenseQueries({ queries: checks.map(({ key }) => checkQuery(key)) });
  const standing = Object.fromEntries(checks.map(({ key }, index) => [key, found[index]?.data]));
  const rows = listOf(checks, standing, may);
  if (!rows) return null;
  return (
    <Section title={t('checks.title')} about={t('checks.about')}>
      <ol className="rounded-card border bg-card text-sm">
        {rows.map((row) => (
          <CheckRow key={row.key} row={row} />
        ))}
      </ol>
    </Section>
  );
};
