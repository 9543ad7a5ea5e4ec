import { mandatory, type StepKind, unchanged, welcome } from '../../model/kinds';

const EXITS = mandatory('ok', 'error', 'timeout');

export const runFunction: StepKind = {
  kind: 'run_function',
  group: 'service',
  needsContact: false,
  defaultExit: 'error',
  exits: () => EXITS,
  outputs: () => null,
  refuses: welcome,
  after: unchanged,
  variablesAt: [],
  textsAt: ['inputs.*'],
  fresh: () => ({ function: '' }),
};
