/** By the names that only they send; what others send too comes later. */
const BROWSERS: readonly [string, RegExp][] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\/(\d+)/],
  ['Opera', /\bOPR\/(\d+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /\b(?:(?:Headless)?Chrome|CriOS)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)[^ ]* .*Safari/],
];

const SYSTEMS: readonly [string, RegExp][] = [
  ['Windows', /Windows/],
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['macOS', /Mac OS X|Macintosh/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux|X11/],
];

const SHOWN = 60;

/** `Firefox 140, Linux` for what a browser calls itself; another program as it names itself, null when it does not. */
export const browserOf = (agent: string): string | null => {
  const [name, pattern] = BROWSERS.find(([, known]) => known.test(agent)) ?? [];
  if (!name || !pattern) return agent.trim().slice(0, SHOWN) || null;
  const [system] = SYSTEMS.find(([, known]) => known.test(agent)) ?? [];
  return [`${name} ${pattern.exec(agent)?.[1]}`, system].filter(Boolean).join(', ');
};
