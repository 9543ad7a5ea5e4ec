import { Command } from 'cmdk';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/Dialog';
import { Keys } from '../../components/Keys';
import type { Action, World } from '../../lib/actions/action';

interface Props {
  actions: readonly Action[];
  world: World;
  /** Things one can go to, found by their names. */
  places: readonly { id: string; label: string; to: string }[];
  onClose: () => void;
}

const LOOK =
  'flex min-h-9 cursor-pointer items-center justify-between gap-4 rounded-control px-2.5 py-1 text-sm data-[selected=true]:bg-hover';

/** Everything that can be done or gone to from here, by typing. */
export const Palette = ({ actions, world, places, onClose }: Props) => {
  const { t } = useTranslation('app');
  const after = (run: () => void) => () => {
    onClose();
    run();
  };
  return (
    <Dialog title={t('palette.title')} onClose={onClose}>
      <Command label={t('palette.title')} className="flex flex-col gap-2">
        <Command.Input
          placeholder={t('palette.hint')}
          className="min-h-10 w-full rounded-control border border-edge bg-card px-3 text-sm placeholder:text-soft"
        />
        <Command.List label={t('palette.list')} className="max-h-80 overflow-y-auto">
          <Command.Empty className="px-2.5 py-4 text-sm text-soft">{t('palette.none')}</Command.Empty>
          <Command.Group heading={t('palette.actions')} className="text-sm text-soft [&_[cmdk-item]]:text-ink">
            {actions.map((action) => (
              <Command.Item
                key={action.id}
                value={action.id}
                keywords={[action.label()]}
                onSelect={after(() => action.run(world))}
                className={LOOK}
              >
                {action.label()}
                {action.keys && <Keys of={action.keys} />}
              </Command.Item>
            ))}
          </Command.Group>
          <Command.Group heading={t('palette.flows')} className="text-sm text-soft [&_[cmdk-item]]:text-ink">
            {places.map(({ id, label, to }) => (
              <Command.Item
                key={id}
                value={id}
                keywords={[label]}
                onSelect={after(() => world.go(to))}
                className={LOOK}
              >
                {label}
              </Command.Item>
            ))}
          </Command.Group>
        </Command.List>
      </Command>
    </Dialog>
  );
};
