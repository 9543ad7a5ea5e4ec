import type { Command } from '../command';
import { withField, withMember } from '../edit';
import { own } from '../json';
import { isVariableName } from '../names';

/** The variable that gets the interaction id; it is declared when it is new. Nothing takes it off. */
export const setInteractionIdVariable = (variable: string): Command => ({
  kind: 'set_interaction_id_variable',
  label: { key: 'undo.interaction_id' },
  refuse: () => (variable === '' || isVariableName(variable) ? null : 'bad_name'),
  do: (doc) => {
    if ((doc.trigger.interaction_id_variable ?? '') === variable) return doc;
    const trigger = withField(doc.trigger, 'interaction_id_variable', variable === '' ? undefined : variable);
    const isNew = variable !== '' && !own(doc.variables, variable);
    return { ...doc, trigger, ...(isNew && { variables: withMember(doc.variables, variable, {}) }) };
  },
});
