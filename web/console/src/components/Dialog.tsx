import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from './classes';
import { IconButton } from './IconButton';
import { useHold } from './useHold';

interface Props {
  title: string;
  /** One sentence below the title. */
  about?: string;
  onClose: () => void;
  wide?: boolean;
  /** Holds text only: it takes the focus itself, or keys could not scroll it. */
  reading?: boolean;
  /** Shows what nobody can see again: only a button in it closes it. */
  lasting?: boolean;
  children: ReactNode;
}

/** A dialog over the page: the focus goes in, stays in, and returns to where it was. */
export const Dialog = ({ title, about, onClose, wide = false, reading = false, lasting = false, children }: Props) => {
  const { t } = useTranslation('kit');
  const { holds, watch } = useHold();
  return (
    <Radix.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Radix.Content
          {...(about ? {} : { 'aria-describedby': undefined })}
          {...watch}
          onPointerDownOutside={(event) => (lasting || holds()) && event.preventDefault()}
          onEscapeKeyDown={(event) => lasting && event.preventDefault()}
          className={classes(
            'fixed top-1/2 left-1/2 z-50 flex max-h-[min(90dvh,48rem)] w-[calc(100vw-1.5rem)] -translate-x-1/2 -translate-y-1/2 flex-col',
            'animate-appear overflow-hidden rounded-card border bg-card shadow-float',
            wide ? 'max-w-3xl' : 'max-w-lg',
          )}
        >
          <header className="px-5 pe-14 pt-4 pb-2">
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            {about && <Radix.Description className="text-sm text-soft">{about}</Radix.Description>}
          </header>
          <div
            {...(reading ? { tabIndex: 0, role: 'region', 'aria-label': title } : {})}
            className="overflow-y-auto px-5 pt-1 pb-5"
          >
            {children}
          </div>
          {/* Last, so that the focus goes into what was asked for, not to the way out. */}
          {!lasting && (
            <Radix.Close asChild>
              <IconButton icon={X} name={t('close')} className="absolute end-3 top-3" />
            </Radix.Close>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
};
