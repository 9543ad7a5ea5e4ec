import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The page before one is inside. */
export const FrontPage = ({ title, about, children }: { title: string; about?: string; children: ReactNode }) => {
  const { t } = useTranslation('app');
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center gap-5 px-4 py-8">
      <p className="text-sm font-semibold tracking-wide text-brand">{t('product')}</p>
      <div>
        <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
        {about && <p className="mt-1 text-soft">{about}</p>}
      </div>
      <div className="rounded-card border bg-card p-5">{children}</div>
    </main>
  );
};
