import { SunMoon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Menu } from '../../components/Menu';
import { useLook } from './useLook';

export const LookMenu = () => {
  const { t } = useTranslation('app');
  const [look, change] = useLook();
  const mark = (chosen: boolean, label: string) => (chosen ? `✓ ${label}` : label);
  return (
    <Menu
      name={t('look.name')}
      icon={SunMoon}
      items={[
        ...(['system', 'light', 'dark'] as const).map((theme) => ({
          key: theme,
          label: mark(look.theme === theme, t(`look.${theme}`)),
          onChoose: () => change({ theme }),
        })),
        ...(['comfortable', 'compact'] as const).map((density) => ({
          key: density,
          label: mark(look.density === density, t(`look.${density}`)),
          onChoose: () => change({ density }),
        })),
      ]}
    />
  );
};
