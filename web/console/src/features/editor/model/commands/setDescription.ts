import type { Command } from '../command';
import { withField } from '../edit';

/** What the flow is for. */
export const setDescription = (description: string): Command => ({
  kind: 'set_description',
  label: { key: 'undo.description' },
  typing: 'description',
  refuse: () => null,
  do: (doc) => (description === '' && doc.description === undefined ? doc : withField(doc, 'description', description)),
});
