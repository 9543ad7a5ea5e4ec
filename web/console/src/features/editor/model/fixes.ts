import type { Command } from './command';
import { removeSteps } from './commands/removeSteps';
import { addVariable } from './commands/variables';
import type { FlowDocument } from './document';
import { endingsOf } from './endings';
import type { Fault } from './faults';
import { own, partsOf } from './json';
import type { Kinds, Words } from './kinds';
import { variablesUsedBy } from './refs';

export type Fix = { readonly label: Words; readonly command: Command };

/** What can be done about a fault without guessing: an exit without a target ends the flow, an unknown name is declared, a lost step goes. */
export const fixOf = (fault: Fault, doc: FlowDocument, kinds: Kinds, endName: string): Fix | null => {
  const [head, id, part, exit] = partsOf(fault.path);
  const step = head === 'steps' && id !== undefined ? own(doc.steps, id) : undefined;
  switch (fault.code) {
    case 'exit_missing':
      if (!step || id === undefined || part !== 'exits' || exit === undefined) return null;
      return usable(
        { label: { key: 'faults.fix_end' }, command: endingsOf(doc, [{ from: id, exit }], endName) },
        doc,
        kinds,
      );
    case 'variable_unknown': {
      const missing = step ? variablesUsedBy(kinds, step).filter((name) => !own(doc.variables, name)) : [];
      const [name] = missing;
      if (missing.length !== 1 || name === undefined) return null;
      return usable(
        { label: { key: 'faults.fix_variable', values: { name } }, command: addVariable(name) },
        doc,
        kinds,
      );
    }
    case 'unreachable':
      return id !== undefined && step ? { label: { key: 'faults.fix_remove' }, command: removeSteps([id], doc) } : null;
    default:
      return null;
  }
};

const usable = (fix: Fix, doc: FlowDocument, kinds: Kinds): Fix | null =>
  fix.command.refuse(doc, kinds) === null ? fix : null;
