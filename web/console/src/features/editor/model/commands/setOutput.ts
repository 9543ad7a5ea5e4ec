import type { Command } from '../command';
import { withField, withMember, withStep } from '../edit';
import { own } from '../json';
import { kindOf, settingsOf } from '../kinds';
import { isVariableName } from '../names';

/** Copies an output of a step to a variable; an empty name stops that. */
export const setOutput = (id: string, output: string, variable: string): Command => ({
  kind: 'set_output',
  label: { key: 'undo.output', values: { output } },
  refuse: (doc, kinds) => {
    const step = own(doc.steps, id);
    if (!step) return 'no_such_step';
    if (!/^[A-Za-z0-9_.]{1,128}$/.test(output) || output === '__proto__') return 'no_such_output';
    const known = kindOf(kinds, step)?.outputs(settingsOf(step)) ?? null;
    if (variable !== '' && known !== null && !known.includes(output)) return 'no_such_output';
    return variable === '' || isVariableName(variable) ? null : 'bad_name';
  },
  do: (doc) =>
    withStep(doc, id, (step) => {
      if (variable === '' && !step.outputs) return step;
      const outputs = withMember(step.outputs, output, variable === '' ? undefined : variable);
      return withField(step, 'outputs', Object.keys(outputs).length === 0 ? undefined : outputs);
    }),
});
