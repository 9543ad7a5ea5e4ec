import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useAuthor } from '../../../lib/api/authors';
import { keys } from '../../../lib/api/keys';
import { readDraft } from '../api/draft';
import { useEditorText } from '../text';

interface Props {
  flowId: string;
  /** Of the draft as it is stored. */
  etag: string;
}

/** Whose changes go out: somebody else may have been at this draft too. */
export const ChangedBy = ({ flowId, etag }: Props) => {
  const { t } = useEditorText();
  const { i18n } = useTranslation();
  const authorOf = useAuthor();
  const { data } = useQuery({
    queryKey: [...keys.flows.one(flowId), 'authors', etag],
    queryFn: async () => (await readDraft(flowId)).body.changed_by ?? [],
  });
  const names = (data ?? []).map(authorOf).filter((name) => name !== null);
  if (names.length === 0) return null;
  return (
    <p className="mb-2 text-sm text-soft">
      {t('publish.changedBy', { who: new Intl.ListFormat(i18n.language).format(names) })}
    </p>
  );
};
