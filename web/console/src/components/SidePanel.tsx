import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './IconButton';
import { useHold } from './useHold';

interface Props {
  title: string;
  about?: string;
  onClose: () => void;
  children: ReactNode;
}

/** A panel at the page's end; on a narrow screen it is the whole page. */
export const SidePanel = ({ title, about, onClose, children }: Props) => {
  const { t } = useTranslation('kit');
  const { holds, watch } = useHold();
  return (
    <Radix.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-veil" />
        <Radix.Content
          {...(about ? {} : { 'aria-describedby': undefined })}
          {...watch}
          onPointerDownOutside={(event) => holds() && event.preventDefault()}
          className="fixed inset-y-0 end-0 z-50 flex w-full max-w-2xl animate-appear flex-col border-s bg-card shadow-float"
        >
          <header className="border-b px-5 py-3.5 pe-14">
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            {about && <Radix.Description className="text-sm text-soft">{about}</Radix.Description>}
          </header>
          <div className="grow overflow-y-auto px-5 py-4">{children}</div>
          {/* Last, so that the focus goes into what was asked for, not to the way out. */}
          <Radix.Close asChild>
            <IconButton icon={X} name={t('close')} className="absolute end-3 top-3" />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
};
