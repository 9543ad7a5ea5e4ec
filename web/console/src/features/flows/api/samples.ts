import type { FlowText, Sample } from '../model/newFlow';

/** The flows of samples/, put into the console when it is built. */
const files = import.meta.glob<{ default: Record<string, unknown> }>('../../../../../../samples/*.json', {
  eager: true,
});

const nameOf = (path: string) => path.replace(/^.*\//, '').replace(/\.json$/, '');

const SCENARIO = /^([^.]+)\.(?:([^.]+)\.)?scenario$/;

/** Each with its scenarios, in the order of their names; the courier first, as the simplest. */
export const samples: readonly Sample[] = Object.entries(files)
  .filter(([path]) => !nameOf(path).includes('.'))
  .map(([path, { default: document }]) => ({
    key: nameOf(path),
    document: document as FlowText,
    scenarios: Object.entries(files).flatMap(([other, { default: text }]) => {
      const [, flow, name] = SCENARIO.exec(nameOf(other)) ?? [];
      return flow === nameOf(path) ? [{ name: name ?? 'main', text }] : [];
    }),
  }))
  .sort((a, b) => Number(b.key === 'courier') - Number(a.key === 'courier') || a.key.localeCompare(b.key));
