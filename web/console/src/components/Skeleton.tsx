import { useTranslation } from 'react-i18next';

interface Props {
  /** Rows of the layout that is coming. */
  rows?: number;
}

/** The outline of a list that is on its way; shown after 150 ms only, so that what is quick does not flicker. */
export const Skeleton = ({ rows = 6 }: Props) => {
  const { t } = useTranslation('kit');
  return (
    <div
      role="status"
      aria-label={t('loading')}
      className="animate-appear rounded-card border bg-card [animation-delay:150ms] [animation-fill-mode:both]"
    >
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className="flex h-row items-center gap-4 border-b px-3 last:border-b-0">
          <span className="h-3 w-1/3 animate-wait rounded bg-sunken" />
          <span className="h-3 w-1/6 animate-wait rounded bg-sunken" />
        </div>
      ))}
    </div>
  );
};
