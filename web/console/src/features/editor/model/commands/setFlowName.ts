import type { Command } from '../command';

/** The flow's name. An empty one is a fault the engine reports, not a refusal: it is on the way to the next name. */
export const setFlowName = (name: string): Command => ({
  kind: 'set_flow_name',
  label: { key: 'undo.flow_name', values: { name } },
  typing: 'flow_name',
  refuse: () => null,
  do: (doc) => (doc.name === name ? doc : { ...doc, name }),
});
