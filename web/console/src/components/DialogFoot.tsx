import type { ReactNode } from 'react';

interface Props {
  /** What went wrong with what the buttons did. */
  says?: ReactNode;
  /** The buttons. */
  children: ReactNode;
}

/** The end of a dialog. It stays in view however long the dialog is, and so does an answer: it stands with the button that was pressed. */
export const DialogFoot = ({ says, children }: Props) => (
  <div className="sticky -bottom-5 -mx-5 -mb-5 flex flex-col gap-3 border-t bg-card px-5 py-3">
    {says && <div className="flex max-h-[40dvh] flex-col gap-3 overflow-y-auto">{says}</div>}
    <div className="flex flex-wrap items-center justify-end gap-2">{children}</div>
  </div>
);
