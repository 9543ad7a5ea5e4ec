import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FlowDocument, readDocument } from '../document';

const folder = join(import.meta.dirname, '../../../../../../../samples');

/** The flows of the repository, by the name of their file. */
export const sampleNames: readonly string[] = readdirSync(folder).filter(
  (name) => name.endsWith('.json') && !name.endsWith('.scenario.json'),
);

export const sampleText = (name: string): string => readFileSync(join(folder, name), 'utf8');

export const sample = (name: string): FlowDocument => {
  const reading = readDocument(sampleText(name));
  if ('unreadable' in reading) throw new Error(`${name}: ${reading.unreadable}`);
  return reading.doc;
};

export const courier = (): FlowDocument => sample('courier.json');
