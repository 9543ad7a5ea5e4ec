import { useEditorText } from '../text';

/** An exit as people read it: the engine's own exits have words, an author's name stands as it is. */
export const useExitLabel = (): ((exit: string) => string) => {
  const { t, i18n } = useEditorText();
  return (exit) => (i18n.exists(`exit.${exit}`, { ns: 'editor' }) ? t(`exit.${exit}` as 'exit.busy') : exit);
};
