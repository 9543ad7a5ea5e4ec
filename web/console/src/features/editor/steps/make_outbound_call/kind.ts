import { mandatory, optional, type StepKind } from '../../model/kinds';

const EXITS = [...mandatory('answered', 'invalid_number', 'busy', 'no_answer'), ...optional('invalid_outbound_number')];

export const makeOutboundCall: StepKind = {
  kind: 'make_outbound_call',
  group: 'call',
  needsContact: false,
  defaultExit: 'no_answer',
  exits: () => EXITS,
  outputs: () => ['outcome', 'sip_status', 'reason', 'ringing_seconds'],
  refuses: (before) => (before.called ? 'second_call' : before.contact ? 'contact_present' : null),
  after: (_, exit) => ({ called: true, contact: exit === 'answered' }),
  variablesAt: ['from.variable', 'to.variable'],
  textsAt: [],
  fresh: () => ({ ring_seconds: 15 }),
};
