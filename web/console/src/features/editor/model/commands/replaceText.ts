import type { Command } from '../command';
import type { FlowDocument, FlowStep } from '../document';
import { withField, withSteps } from '../edit';
import { type Json, type JsonObject, withAt } from '../json';
import type { Kinds } from '../kinds';
import { templatesOf } from '../refs';

/** Replaces words in the texts of all steps: what is spoken and sent, not names and numbers. */
export const replaceText = (words: string, by: string): Command => ({
  kind: 'replace_text',
  label: { key: 'undo.replace', values: { words } },
  refuse: (doc, kinds) => {
    if (words === '') return 'empty';
    return changed(doc, kinds, words, by) === doc ? 'nothing_to_do' : null;
  },
  do: (doc, kinds) => changed(doc, kinds, words, by),
});

const changed = (doc: FlowDocument, kinds: Kinds, words: string, by: string): FlowDocument =>
  withSteps(doc, (step): FlowStep => {
    const settings = templatesOf(kinds, step)
      .filter(({ text }) => text.includes(words))
      .reduce<Json | undefined>(
        (value, { path, text }) =>
          withAt(
            value,
            path,
            text.replaceAll(words, () => by),
          ),
        step.settings,
      );
    return withField(step, 'settings', settings as JsonObject | undefined);
  });
