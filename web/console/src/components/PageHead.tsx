import type { ReactNode } from 'react';

interface Props {
  title: string;
  about?: string;
  children?: ReactNode;
}

/** A page's name and its main actions. */
export const PageHead = ({ title, about, children }: Props) => (
  <header className="mb-4 flex flex-wrap items-end justify-between gap-3">
    <div>
      <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      {about && <p className="text-sm text-soft">{about}</p>}
    </div>
    {children && <div className="flex flex-wrap items-center gap-2">{children}</div>}
  </header>
);
