import { mandatory, type StepKind, unchanged, welcome } from '../../model/kinds';

const EXITS = mandatory('ok', 'no_result', 'timeout', 'error');

export const salesforceDataDip: StepKind = {
  kind: 'salesforce_data_dip',
  group: 'service',
  needsContact: false,
  defaultExit: 'error',
  exits: () => EXITS,
  outputs: () => null,
  refuses: welcome,
  after: unchanged,
  variablesAt: [],
  textsAt: ['query'],
  fresh: () => ({ connection: '', query: '' }),
};
