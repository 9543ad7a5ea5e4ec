import { useTranslation } from 'react-i18next';
import type { Words } from '../model/kinds';

/** Says words of the editor's namespace that the model gives by key; a test holds that each key is there. */
export const useWords = (): ((words: Words) => string) => {
  const { t } = useTranslation('editor');
  const say: (key: string, values?: object) => string = t as never;
  return ({ key, values }) => say(key, values);
};
