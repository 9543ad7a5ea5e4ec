import { Toast } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { type ToastText, toasts } from './toasts';

/** Long enough to be read twice; a pointer or the focus on it stops the clock. */
const SHOWN_MS = 6_000;

export const ToastStack = ({ all }: { all: readonly ToastText[] }) => {
  const { t } = useTranslation('kit');
  return (
    <Toast.Provider duration={SHOWN_MS} label={t('news')}>
      {all.map(({ id, text }) => (
        <Toast.Root
          key={id}
          onOpenChange={(open) => !open && toasts.drop(id)}
          className="animate-appear rounded-control border bg-card px-4 py-2.5 text-sm shadow-float"
        >
          <Toast.Description>{text}</Toast.Description>
        </Toast.Root>
      ))}
      <Toast.Viewport className="fixed end-4 bottom-4 z-60 flex w-80 max-w-[calc(100vw-2rem)] flex-col gap-2" />
    </Toast.Provider>
  );
};
