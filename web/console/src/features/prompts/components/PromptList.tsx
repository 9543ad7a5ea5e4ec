import { useSuspenseQuery } from '@tanstack/react-query';
import { AudioLines } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/Button';
import { Empty } from '../../../components/Empty';
import { FilePicker } from '../../../components/FilePicker';
import { SoundPlayer } from '../../../components/SoundPlayer';
import { type Column, Table } from '../../../components/Table';
import { duration } from '../../../lib/time/format';
import { type Prompt, promptsQuery, soundOf } from '../api/prompts';

interface Props {
  /** Left out: the list is only read. */
  change?: {
    /** A sound is being replaced. */
    busy: boolean;
    onEdit: (prompt: Prompt) => void;
    onReplace: (prompt: Prompt, file: File) => void;
    onRemove: (prompt: Prompt) => void;
  };
}

export const PromptList = ({ change }: Props) => {
  const { t } = useTranslation('prompts');
  const { data: prompts } = useSuspenseQuery(promptsQuery);
  if (prompts.length === 0) return <Empty icon={AudioLines} says={t('empty')} />;
  const columns: readonly Column<Prompt>[] = [
    {
      key: 'name',
      title: t('column.name'),
      cell: ({ name, description }) => (
        <>
          <span className="font-medium">{name}</span>
          {description && <p className="line-clamp-1 text-soft">{description}</p>}
        </>
      ),
    },
    {
      key: 'heard',
      title: t('column.heard'),
      cell: (prompt) => <SoundPlayer name={prompt.name} src={soundOf(prompt)} />,
    },
    {
      key: 'length',
      title: t('column.length'),
      end: true,
      extra: true,
      cell: ({ duration_ms }) => duration(duration_ms),
    },
  ];
  const doing: Column<Prompt> | undefined = change && {
    key: 'do',
    title: t('column.do'),
    end: true,
    cell: (prompt) => (
      <span className="inline-flex gap-1">
        <FilePicker
          label={t('replace')}
          accept="audio/*"
          busy={change.busy}
          onPick={(file) => change.onReplace(prompt, file)}
        />
        <Button onClick={() => change.onEdit(prompt)}>{t('edit')}</Button>
        <Button kind="quiet" onClick={() => change.onRemove(prompt)}>
          {t('remove')}
        </Button>
      </span>
    ),
  };
  const all = doing ? [...columns, doing] : columns;
  return <Table caption={t('title')} columns={all} rows={prompts} idOf={({ prompt_id }) => prompt_id} />;
};
