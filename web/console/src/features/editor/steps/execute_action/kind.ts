import { isObject } from '../../model/json';
import { mandatory, type StepKind, unchanged, welcome } from '../../model/kinds';

const EXITS = mandatory('ok', 'error', 'timeout');

export const executeAction: StepKind = {
  kind: 'execute_action',
  group: 'service',
  needsContact: false,
  defaultExit: 'error',
  exits: () => EXITS,
  outputs: ({ outputs }) => [...(isObject(outputs) ? Object.keys(outputs) : []), 'status'],
  refuses: welcome,
  after: unchanged,
  variablesAt: [],
  textsAt: ['action.path', 'action.query.*', 'action.headers.*', 'action.body', 'inputs.*'],
  fresh: () => ({ connection: '', action: { method: 'GET', path: '/', timeout_seconds: 10 } }),
};
