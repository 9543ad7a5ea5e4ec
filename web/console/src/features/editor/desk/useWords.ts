import type { Words } from '../model/kinds';
import { useEditorText } from '../text';

/** Says words of the editor's namespace that the model gives by key; a test holds that each key is there. */
export const useWords = (): ((words: Words) => string) => {
  const { t } = useEditorText();
  const say: (key: string, values?: object) => string = t as never;
  return ({ key, values }) => say(key, values);
};
