import { eachOf, namedExits, type StepKind, unchanged, welcome } from '../../model/kinds';

export const trafficSplitter: StepKind = {
  kind: 'traffic_splitter',
  group: 'decide',
  needsContact: false,
  defaultExit: 'end',
  exits: (settings) => namedExits(eachOf(settings, 'rules', 'exit')),
  outputs: () => [],
  refuses: welcome,
  after: unchanged,
  variablesAt: ['rules.*.weight.variable'],
  textsAt: [],
  fresh: () => ({
    rules: [
      { exit: 'a', weight: 50 },
      { exit: 'b', weight: 50 },
    ],
  }),
};
