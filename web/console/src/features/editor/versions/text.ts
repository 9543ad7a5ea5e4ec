import { useTranslation } from 'react-i18next';
import words from '../../../lib/i18n/en/versions.json';
import { addWords } from '../../../lib/i18n/words';

addWords('versions', words);

/** The words of versions, which come with this module. */
export const useVersionsText = () => useTranslation('versions');
