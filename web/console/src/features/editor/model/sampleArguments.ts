import { argumentsOf, type FlowArgument, type FlowDocument } from './document';
import { at } from './json';

/** From a range kept for fiction, as the engine's own samples have it. */
const NUMBER = '+12025550123';

const SAMPLES: { readonly [type: string]: string } = {
  phone: NUMBER,
  integer: '1',
  number: '1.5',
  boolean: 'true',
  date: '2026-01-31',
};

/** A plain text that a step dials is a number all the same. */
const isDialled = (doc: FlowDocument, variable: string): boolean =>
  Object.values(doc.steps).some(({ settings }) => at(settings, ['to', 'variable']) === variable);

const sampleOf = (doc: FlowDocument, { name, variable, type, values, default: given }: FlowArgument): string =>
  given ?? values?.[0] ?? SAMPLES[type ?? ''] ?? (isDialled(doc, variable) ? NUMBER : name.replaceAll('_', ' '));

/** Arguments a draft can be tried with, by name: the same that the engine gives with a flow's request. */
export const sampleArguments = (doc: FlowDocument): { readonly [name: string]: string } =>
  Object.fromEntries(argumentsOf(doc).map((argument) => [argument.name, sampleOf(doc, argument)]));
