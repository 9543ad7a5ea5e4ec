import { type ReactNode, useId } from 'react';

interface Props {
  title: string;
  about?: string;
  children: ReactNode;
}

/** A named part of a panel or page. */
export const Section = ({ title, about, children }: Props) => {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <div>
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        {about && <p className="text-sm text-soft">{about}</p>}
      </div>
      {children}
    </section>
  );
};
