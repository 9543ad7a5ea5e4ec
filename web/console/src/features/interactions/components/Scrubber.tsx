import { Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../components/IconButton';
import { Select } from '../../../components/Select';
import { TextInput } from '../../../components/TextInput';
import { precise } from '../../../lib/time/format';
import { type Player, type PlayerInput, SPEEDS, type Speed } from '../model/player';
import { type Visit, visitAt } from '../model/way';

interface Props {
  player: Player;
  moment: number;
  length: number;
  visits: readonly Visit[];
  onInput: (input: PlayerInput) => void;
}

/** Back and forth through the time of a call, by hand or by itself. */
export const Scrubber = ({ player, moment, length, visits, onInput }: Props) => {
  const { t, i18n } = useTranslation('interactions');
  const here = visitAt(visits, moment);
  const step = (by: 1 | -1) => {
    const at = here === null ? -1 : visits.indexOf(here);
    // Backwards first to the beginning of the step one is in.
    const wanted = by === -1 && here !== null && moment > here.from ? here : visits[at + by];
    onInput({ type: 'seek', at: wanted?.from ?? (by === 1 ? length : 0) });
  };
  const said = t('player.at', {
    time: precise(moment, i18n.language),
    whole: precise(length, i18n.language),
    step: here?.name ?? '',
  });
  return (
    <fieldset
      aria-label={t('player.title')}
      className="flex flex-wrap items-center gap-1 rounded-card border bg-card px-2 py-1"
    >
      <IconButton icon={SkipBack} name={t('player.back')} onClick={() => step(-1)} />
      <IconButton
        icon={player.playing ? Pause : Play}
        name={player.playing ? t('player.pause') : t('player.play')}
        disabled={length === 0}
        onClick={() => onInput({ type: player.playing ? 'pause' : 'play' })}
      />
      <IconButton icon={SkipForward} name={t('player.on')} onClick={() => step(1)} />
      <TextInput
        type="range"
        className="min-w-40 flex-1 px-0"
        aria-label={t('player.moment')}
        aria-valuetext={said}
        min={0}
        max={Math.max(1, Math.ceil(length))}
        value={Math.round(moment)}
        onChange={({ target }) => onInput({ type: 'seek', at: Number(target.value) })}
      />
      <span className="min-w-44 text-sm text-soft tabular-nums">{said}</span>
      <Select
        className="max-w-20"
        aria-label={t('player.speed')}
        choices={SPEEDS.map((speed) => ({ value: String(speed), label: t('player.times', { speed }) }))}
        value={String(player.speed)}
        onChange={({ target }) => onInput({ type: 'speed', speed: Number(target.value) as Speed })}
      />
    </fieldset>
  );
};
