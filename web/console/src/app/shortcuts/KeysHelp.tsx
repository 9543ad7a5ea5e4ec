import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/Dialog';
import { Keys } from '../../components/Keys';
import type { Action } from '../../lib/actions/action';

/** Every key that counts here, from the same table that hears them. */
export const KeysHelp = ({ actions, onClose }: { actions: readonly Action[]; onClose: () => void }) => {
  const { t } = useTranslation('app');
  const withKeys = actions.filter(({ keys }) => keys !== undefined);
  const group = (title: string, rows: readonly Action[]) =>
    rows.length > 0 && (
      <section>
        <h3 className="mb-1 text-sm font-semibold text-soft">{title}</h3>
        <dl>
          {rows.map(({ id, label, keys }) => (
            <div
              key={id}
              className="flex min-h-8 items-center justify-between gap-4 border-b py-1 text-sm last:border-b-0"
            >
              <dt>{label()}</dt>
              <dd>
                <Keys of={keys ?? ''} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
    );
  return (
    <Dialog title={t('keys.title')} onClose={onClose} reading>
      <div className="flex flex-col gap-4">
        {group(
          t('keys.here'),
          withKeys.filter(({ place }) => place !== 'everywhere'),
        )}
        {group(
          t('keys.everywhere'),
          withKeys.filter(({ place }) => place === 'everywhere'),
        )}
      </div>
    </Dialog>
  );
};
