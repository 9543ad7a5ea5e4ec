import { hidden, LOSSES, mandatory, optional, type StepKind } from '../../model/kinds';

const EXITS = [
  ...mandatory('invalid_caller_id', 'no_match', 'timeout'),
  ...optional('invalid_outbound_caller_id', 'call_finished'),
  ...hidden('call_aborted', 'contact_rejected'),
  ...LOSSES,
];

export const callback: StepKind = {
  kind: 'callback',
  group: 'call',
  needsContact: false,
  defaultExit: 'end',
  exits: () => EXITS,
  outputs: () => ['answered_by'],
  refuses: (before, settings) => (before.contact && settings.end_current_call !== true ? 'contact_present' : null),
  after: (before, exit) => ({ ...before, contact: exit === 'call_finished' }),
  variablesAt: ['to.variable', 'from.variable', 'ring_group.variable'],
  textsAt: [],
  fresh: () => ({ max_wait_minutes: 180, end_current_call: true }),
};
