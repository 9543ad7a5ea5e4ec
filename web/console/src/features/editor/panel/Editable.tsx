import type { ReactNode } from 'react';
import { useDesk } from '../desk/desk';

/** Controls that change the flow: switched off, all at once, for who may only look. */
export const Editable = ({ children }: { children: ReactNode }) => {
  const { may } = useDesk();
  return (
    <fieldset disabled={!may.edit} className="contents">
      {children}
    </fieldset>
  );
};
