import { eachOf, namedExits, type StepKind, unchanged, welcome } from '../../model/kinds';

export const conditional: StepKind = {
  kind: 'conditional',
  group: 'decide',
  needsContact: false,
  defaultExit: 'no_match',
  exits: (settings) => namedExits(eachOf(settings, 'rules', 'exit'), 'no_match'),
  outputs: () => ['match'],
  refuses: welcome,
  after: unchanged,
  variablesAt: ['rules.*.conditions.*.left', 'rules.*.conditions.*.right.variable'],
  textsAt: [],
  fresh: () => ({ rules: [{ exit: 'rule_1', conditions: [{ left: '', operator: 'eq', right: { value: '' } }] }] }),
};
