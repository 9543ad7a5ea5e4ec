import { hidden, type StepKind, unchanged, welcome } from '../../model/kinds';

const EXITS = hidden('ok');

export const endFlow: StepKind = {
  kind: 'end_flow',
  group: 'end',
  needsContact: false,
  defaultExit: 'end',
  exits: () => EXITS,
  outputs: () => [],
  refuses: welcome,
  after: unchanged,
  variablesAt: [],
  textsAt: [],
  fresh: () => undefined,
};
