import { eachOf, namedExits, type StepKind, unchanged, welcome } from '../../model/kinds';

export const calendarRules: StepKind = {
  kind: 'calendar_rules',
  group: 'decide',
  needsContact: false,
  defaultExit: 'no_match',
  exits: (settings) => namedExits(eachOf(settings, 'rules', 'exit'), 'no_match'),
  outputs: () => ['match'],
  refuses: welcome,
  after: unchanged,
  variablesAt: [],
  textsAt: [],
  fresh: () => ({ rules: [{ exit: 'closed', timezone: 'Etc/UTC', dates: [] }] }),
};
