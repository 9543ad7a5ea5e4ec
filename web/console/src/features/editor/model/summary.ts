import { isList, isObject, isText, type Json, type JsonObject } from './json';
import type { Words } from './kinds';

/** One line about a step's settings; null when there is nothing to say yet. */
export type Summary = (settings: JsonObject) => Words | null;

/** What is spoken when nothing is said about it. */
export const STANDARD_LANGUAGE = 'en-US';

const LONGEST = 80;

/** The beginning of a text, cut between characters. */
export const shortened = (text: string): string => {
  const letters = Array.from(text.trim().replace(/\s+/g, ' '));
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : letters.join('');
};

/** A number, or the variable that holds one. */
export const numberOf = (value: Json | undefined): string => {
  if (!isObject(value)) return '?';
  if (isText(value.number)) return value.number;
  return isText(value.variable) ? value.variable : '?';
};

/** What is heard: the text itself, a recording, or a file on the web. */
export const soundOf = (value: Json | undefined): Words | null => {
  if (!isObject(value)) return null;
  if (isText(value.text))
    return value.text === '' ? null : { key: 'summary.text', values: { text: shortened(value.text) } };
  if (isText(value.prompt)) return { key: 'summary.prompt', values: { prompt: value.prompt } };
  return isText(value.url) ? { key: 'summary.url', values: { url: shortened(value.url) } } : null;
};

export const countOf = (value: Json | undefined): number => {
  if (isList(value)) return value.length;
  return isObject(value) ? Object.keys(value).length : 0;
};

/** How many rules or options there are. */
export const counted =
  (member: string, key: string): Summary =>
  (settings) => ({ key, values: { count: countOf(settings[member]) } });
