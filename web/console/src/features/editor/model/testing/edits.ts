import fc from 'fast-check';
import { KINDS } from '../../steps/kinds';
import type { Command } from '../command';
import type { FlowDocument } from '../document';
import { COMMANDS, command } from './commands';
import { flow } from './flows';

/** A command that is run when it is not refused. */
export const edited = (doc: FlowDocument, commands: readonly Command[]): FlowDocument =>
  commands.reduce((now, c) => (c.refuse(now, KINDS) === null ? c.do(now, KINDS) : now), doc);

export const commands = fc.array(command, { maxLength: 12 });

/** A document and two people's edits of it. */
export const twoSides = fc
  .record({ base: flow, a: fc.array(command, { maxLength: 5 }), b: fc.array(command, { maxLength: 5 }) })
  .map(({ base, a, b }) => ({ base, mine: edited(base, a), theirs: edited(base, b) }));

export const anyCommand = (kind: keyof typeof COMMANDS): fc.Arbitrary<Command> => COMMANDS[kind] ?? command;

/** A hundred random flows take a while on a machine that is busy; nothing in them waits. */
export const PROPERTY_TIMEOUT = 120_000;
