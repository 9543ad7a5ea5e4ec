import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import app from './en/app.json';
import clients from './en/clients.json';
import editor from './en/editor.json';
import flows from './en/flows.json';
import home from './en/home.json';
import interactions from './en/interactions.json';
import kit from './en/kit.json';
import numbers from './en/numbers.json';
import prompts from './en/prompts.json';
import reports from './en/reports.json';
import trunks from './en/trunks.json';
import users from './en/users.json';
import versions from './en/versions.json';
import { pseudoWords } from './pseudo';

/** One namespace a feature; the key's type follows from the file. */
export const english = {
  app,
  clients,
  editor,
  flows,
  home,
  interactions,
  kit,
  numbers,
  prompts,
  reports,
  trunks,
  users,
  versions,
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: typeof english;
  }
}

/** A language made of English for finding words without a key: `?words=pseudo`. */
export const PSEUDO = 'en-XA';

/** Ready before the first view is drawn: every word is in the bundle. */
export const startWords = async (language: string): Promise<void> => {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'app',
    resources: { en: english, [PSEUDO]: pseudoWords(english) as typeof english },
    // React escapes what it draws.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
};
