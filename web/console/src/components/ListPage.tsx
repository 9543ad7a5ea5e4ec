import { type LucideIcon, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Boundary } from './Boundary';
import { Button } from './Button';
import { PageHead } from './PageHead';

interface Props {
  title: string;
  about: string;
  /** What reading the list needs. */
  scope: string;
  /** The main action; left out for who may not. */
  add?: { label: string; icon?: LucideIcon; onAdd: () => void };
  children: ReactNode;
}

/** A page that is one list with one main action. */
export const ListPage = ({ title, about, scope, add, children }: Props) => {
  const Icon = add?.icon ?? Plus;
  return (
    <>
      <PageHead title={title} about={about}>
        {add && (
          <Button kind="main" onClick={add.onAdd}>
            <Icon size={16} aria-hidden="true" />
            {add.label}
          </Button>
        )}
      </PageHead>
      <Boundary scope={scope}>{children}</Boundary>
    </>
  );
};
