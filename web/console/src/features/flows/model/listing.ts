import type { components } from '../../../lib/api/schema';
import type { FlowSearch } from './filters';

export type Flow = components['schemas']['FlowBody'];

/** What can be said of a flow at a glance; more than one may hold. */
export interface Standing {
  version: number | null;
  draft: 'none' | 'fine' | 'faulty';
}

export const standingOf = (flow: Flow): Standing => ({
  version: flow.published_version,
  draft: !flow.has_draft ? 'none' : flow.draft_has_errors ? 'faulty' : 'fine',
});

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();

const hasState = (flow: Flow, state: FlowSearch['state']): boolean => {
  const { version, draft } = standingOf(flow);
  if (state === 'published') return version !== null;
  if (state === 'draft') return draft !== 'none';
  if (state === 'errors') return draft === 'faulty';
  return true;
};

const hasLabel = (flow: Flow, wanted: string | undefined): boolean =>
  wanted === undefined || flow.labels.some((label) => folded(label) === folded(wanted));

/** What was typed between commas, each once. */
export const readLabels = (typed: string): string[] => {
  const given = typed.split(',').map((label) => label.trim());
  return given.filter(
    (label, at) => label !== '' && given.findIndex((other) => folded(other) === folded(label)) === at,
  );
};

/** The flows that fit the filters, in the order asked for: by name, or the latest change first. */
export const listed = (flows: readonly Flow[], { q, state, label, sort }: FlowSearch): Flow[] => {
  const wanted = folded(q ?? '').trim();
  const fits = (flow: Flow) => folded(`${flow.name} ${flow.description} ${flow.flow_id}`).includes(wanted);
  const found = flows.filter((flow) => fits(flow) && hasState(flow, state) && hasLabel(flow, label));
  return sort === 'name'
    ? found.sort((a, b) => a.name.localeCompare(b.name))
    : found.sort((a, b) => (a.updated_at < b.updated_at ? 1 : a.updated_at > b.updated_at ? -1 : 0));
};
