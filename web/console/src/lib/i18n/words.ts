import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import app from './en/app.json';
import clients from './en/clients.json';
import type editor from './en/editor.json';
import flows from './en/flows.json';
import home from './en/home.json';
import interactions from './en/interactions.json';
import kit from './en/kit.json';
import numbers from './en/numbers.json';
import prompts from './en/prompts.json';
import reports from './en/reports.json';
import trunks from './en/trunks.json';
import users from './en/users.json';
import type versions from './en/versions.json';
import { pseudoWords } from './pseudo';

/** One namespace a feature; the key's type follows from the file. These are small, or belong to the first page. */
const first = { app, clients, flows, home, interactions, kit, numbers, prompts, reports, trunks, users };

/** These come with their feature (`addWords`): most readers of a list never open the editor. */
interface Later {
  editor: typeof editor;
  versions: typeof versions;
}
const later: Partial<Later> = {};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: typeof first & Later;
  }
}

/** A language made of English for finding words without a key: `?words=pseudo`. */
export const PSEUDO = 'en-XA';

const inPseudo = <T extends object>(words: T) => pseudoWords(words as never) as T;

/** Said by the module that uses them, when it is loaded. */
export const addWords = <Name extends keyof Later>(name: Name, words: Later[Name]): void => {
  later[name] = words;
  if (!i18next.isInitialized) return;
  i18next.addResourceBundle('en', name, words);
  i18next.addResourceBundle(PSEUDO, name, inPseudo(words));
};

/** Ready before the first view is drawn: nothing waits for words. */
export const startWords = async (language: string): Promise<void> => {
  const known = { ...first, ...later };
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'app',
    resources: { en: known, [PSEUDO]: inPseudo(known) },
    // React escapes what it draws.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
};
