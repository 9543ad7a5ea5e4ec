import type { Place } from '../lib/actions/action';

const SECTIONS: readonly Place[] = [
  'flows',
  'interactions',
  'numbers',
  'trunks',
  'prompts',
  'clients',
  'users',
  'reports',
];

/** Which page's keys count at an address; the page of one thing is no list. */
export const placeOf = (path: string): Place | null => {
  const [section = '', one] = path.split('/').filter(Boolean);
  const place = SECTIONS.find((known) => known === section) ?? null;
  if (one === undefined) return place;
  return place === 'interactions' ? 'interaction' : null;
};
