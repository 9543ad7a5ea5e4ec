import type { Command } from '../command';
import { withField } from '../edit';

/** Whether requests with arguments that are not declared are refused. */
export const setStrictArguments = (strict: boolean): Command => ({
  kind: 'set_strict_arguments',
  label: { key: 'undo.strict_arguments' },
  refuse: () => null,
  do: (doc) =>
    (doc.strict_arguments ?? false) === strict ? doc : withField(doc, 'strict_arguments', strict ? true : undefined),
});
