import { useTranslation } from 'react-i18next';
import words from '../../lib/i18n/en/editor.json';
import { addWords } from '../../lib/i18n/words';

addWords('editor', words);

/** The editor's words: whoever uses them has them, since they come with this module. */
export const useEditorText = () => useTranslation('editor');
