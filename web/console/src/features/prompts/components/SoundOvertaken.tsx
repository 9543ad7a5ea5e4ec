import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/Button';
import { Notice } from '../../../components/Notice';
import { keys } from '../../../lib/api/keys';
import type { Replacing } from '../api/changePrompt';
import { promptsQuery } from '../api/prompts';

interface Props {
  /** What was refused, because somebody else was faster. */
  refused: Replacing;
  onAgain: (again: Replacing) => void;
}

/** Theirs is loaded into the list, where it can be heard; the file that was picked is not lost meanwhile. */
export const SoundOvertaken = ({ refused: { prompt, file }, onAgain }: Props) => {
  const { t } = useTranslation('prompts');
  const queries = useQueryClient();
  const { data: prompts } = useSuspenseQuery(promptsQuery);
  const theirs = prompts.find(({ prompt_id, etag }) => prompt_id === prompt.prompt_id && etag !== prompt.etag);
  return (
    <Notice tone="warn" urgent>
      <p>{t(theirs ? 'overtaken.loaded' : 'overtaken.about', { name: prompt.name, file: file.name })}</p>
      {theirs ? (
        <Button className="mt-2" onClick={() => onAgain({ prompt: theirs, file })}>
          {t('overtaken.again', { file: file.name })}
        </Button>
      ) : (
        <Button className="mt-2" onClick={() => void queries.invalidateQueries({ queryKey: keys.prompts })}>
          {t('overtaken.load')}
        </Button>
      )}
    </Notice>
  );
};
