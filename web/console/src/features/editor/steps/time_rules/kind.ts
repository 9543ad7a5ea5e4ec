import { eachOf, namedExits, type StepKind, unchanged, welcome } from '../../model/kinds';

export const timeRules: StepKind = {
  kind: 'time_rules',
  group: 'decide',
  needsContact: false,
  defaultExit: 'no_match',
  exits: (settings) => namedExits(eachOf(settings, 'rules', 'exit'), 'no_match'),
  outputs: () => ['match'],
  refuses: welcome,
  after: unchanged,
  variablesAt: [],
  textsAt: [],
  fresh: () => ({
    rules: [
      {
        exit: 'open',
        timezone: 'Etc/UTC',
        ranges: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00:00', to: '18:00:00' }],
      },
    ],
  }),
};
