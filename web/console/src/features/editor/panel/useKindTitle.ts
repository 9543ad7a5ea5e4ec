import { useEditorText } from '../text';

/** The name of a component. */
export const useKindTitle = (): ((kind: string) => string) => {
  const { t, i18n } = useEditorText();
  return (kind) => (i18n.exists(`kind.${kind}`, { ns: 'editor' }) ? t(`kind.${kind}` as 'kind.play_audio') : kind);
};
