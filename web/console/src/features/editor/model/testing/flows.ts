import fc from 'fast-check';
import { KINDS } from '../../steps/kinds';
import type { FlowDocument, FlowStep } from '../document';
import type { JsonObject } from '../json';
import { exitsOf } from '../kinds';

/** Few names, so that random documents and random commands meet. `constructor` is a name like any other. */
export const STEP_IDS = ['dial', 'notify', 'menu', 'end', 'rules', 'a1', 'constructor', 'step_2'];
export const VARIABLES = ['number', 'order', 'store', 'answer'];

export const stepId = fc.constantFrom(...STEP_IDS);
export const variable = fc.constantFrom(...VARIABLES);
export const word = fc.constantFrom(
  '',
  'Hello',
  'Hello %{current_flow.order}.',
  '%%{current_flow.order} %{system.now}',
  'é ü 😀',
  '%{current_flow.number}',
);

const source = fc.record({ text: word, language: fc.constantFrom('en-US', 'de-DE') }, { requiredKeys: ['text'] });
const exitName = fc.constantFrom('yes', 'no', 'due', 'open', 'closed');

const settings: { readonly [kind: string]: fc.Arbitrary<JsonObject> } = {
  make_outbound_call: fc.record(
    {
      from: fc.constant({ number: '+12025550100' }),
      to: fc.record({ variable }),
      ring_seconds: fc.integer({ min: 10, max: 35 }),
    },
    { requiredKeys: [] },
  ),
  play_audio: fc.record({ source }),
  standard_ivr: fc.record({
    prompts: fc.array(source, { maxLength: 3 }),
    options: fc.dictionary(fc.constantFrom('1', '2', '*', '#'), exitName),
  }),
  conditional: fc.record({
    rules: fc.array(
      fc.record({
        exit: exitName,
        conditions: fc.array(
          fc.record({ left: variable, operator: fc.constant('eq'), right: fc.record({ variable }) }),
          { maxLength: 2 },
        ),
      }),
      { maxLength: 3 },
    ),
  }),
  traffic_splitter: fc.record({
    rules: fc.array(fc.record({ exit: exitName, weight: fc.integer({ min: 1, max: 100 }) }), { maxLength: 3 }),
  }),
  execute_action: fc.record({
    connection: fc.constant('crm'),
    action: fc.record({ method: fc.constant('GET'), path: word }),
    inputs: fc.dictionary(fc.constantFrom('a', 'b'), word),
  }),
};

const target = fc.option(stepId, { nil: null });

const step: fc.Arbitrary<FlowStep> = fc
  .constantFrom(...Object.keys(settings), 'end_flow', 'not_known_here')
  .chain((type) =>
    fc
      .record({
        name: fc.option(fc.constantFrom('First', 'Second'), { nil: undefined }),
        settings: settings[type] ?? fc.constant(undefined),
        on_error: fc.constantFrom(undefined, 'end', 'step:end', 'exit:ok'),
        on_hangup: fc.constantFrom(undefined, 'end'),
        picks: fc.array(target, { minLength: 8, maxLength: 8 }),
        outputs: fc.option(fc.dictionary(fc.constantFrom('speech', 'status'), variable), { nil: undefined }),
      })
      .map(({ picks, ...rest }) => {
        const bare = withoutUndefined({ type, ...rest }) as FlowStep;
        const exits = exitsOf(KINDS, bare)
          .filter((e) => e.kind !== 'hidden')
          .map((e, i): [string, string | null] => [e.id, picks[i % 8] ?? null]);
        return withoutUndefined({
          ...bare,
          exits: exits.length > 0 ? Object.fromEntries(exits) : undefined,
        }) as FlowStep;
      }),
  );

const withoutUndefined = (object: object): object =>
  Object.fromEntries(Object.entries(object).filter(([, v]) => v !== undefined));

const argument = fc.record(
  {
    name: fc.constantFrom('customer_number', 'order_number', 'a.b'),
    variable,
    required: fc.boolean(),
    type: fc.constantFrom('string', 'phone'),
  },
  { requiredKeys: ['name', 'variable'] },
);

/** A map whose members stand in a random order. */
const mapOf = <T>(names: readonly string[], value: fc.Arbitrary<T>): fc.Arbitrary<{ [name: string]: T }> =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...names), value), { selector: ([name]) => name, maxLength: names.length })
    .map((entries) => Object.fromEntries(entries));

/** Random flows, readable ones: wires that lead nowhere, steps of kinds nobody knows and names that are twice are among them. */
export const flow: fc.Arbitrary<FlowDocument> = fc
  .record({
    format: fc.constant(1),
    name: fc.constantFrom('Courier', 'Ünïcode'),
    description: fc.option(fc.constant('What it is for'), { nil: undefined }),
    trigger: fc
      .record({
        kind: fc.constant('api_request'),
        arguments: fc.array(argument, { maxLength: 3 }),
        interaction_id_variable: fc.constantFrom(undefined, 'answer'),
      })
      .map((t) => withoutUndefined(t) as FlowDocument['trigger']),
    variables: mapOf(VARIABLES, fc.record({ default: word, sensitive: fc.boolean() }, { requiredKeys: [] })),
    entry: stepId,
    steps: mapOf(STEP_IDS, step),
    layout: fc.option(
      mapOf(STEP_IDS, fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) })),
      { nil: undefined },
    ),
    kept: fc.option(fc.constant({ unknown: [1, { member: null }] }), { nil: undefined }),
  })
  .map((doc) => withoutUndefined(doc) as FlowDocument);
