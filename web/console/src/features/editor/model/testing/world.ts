import { type Autosave, type SaveInput, type Stored, save, startSaving } from '../autosave';
import { setFlowName } from '../commands/setFlowName';
import { setStepName } from '../commands/setStepName';
import type { FlowDocument } from '../document';
import { edited } from './edits';
import { courier } from './samples';

/** A server with one draft, an editor that saves to it, and another person who edits it too. */
export type World = {
  server: Stored;
  tags: number;
  state: Autosave;
  editor: FlowDocument;
  /** How often each of the two wrote. */
  typed: number;
  theirs: number;
};

export type Act =
  | 'type'
  | 'alarm'
  | 'flush'
  | 'answer'
  | 'lose_request'
  | 'lose_answer'
  | 'other'
  | 'hint'
  | 'back'
  | 'refuse';

export const newWorld = (): World => {
  const doc = courier();
  const stored = { doc, etag: 'e1' };
  return { server: stored, tags: 1, state: startSaving(stored, doc, 0)[0], editor: doc, typed: 0, theirs: 0 };
};

const feed = (world: World, input: SaveInput): void => {
  const [state, effects] = save(world.state, input);
  world.state = state;
  for (const effect of effects) if (effect.type === 'take_in') world.editor = effect.doc;
};

const store = (world: World, doc: FlowDocument): void => {
  world.tags += 1;
  world.server = { doc, etag: `e${world.tags}` };
};

/** What the server makes of a draft that reached it. */
const put = (world: World, doc: FlowDocument, now: number): SaveInput => {
  if (world.state.base.etag !== world.server.etag) return { type: 'stale', now };
  store(world, doc);
  return { type: 'saved', etag: world.server.etag, now };
};

const ACTS: { readonly [act in Act]: (world: World, now: number) => void } = {
  type: (world, now) => {
    world.typed += 1;
    world.editor = edited(world.editor, [setFlowName(`typed ${world.typed}`)]);
    feed(world, { type: 'edited', doc: world.editor, now });
  },
  other: (world) => {
    world.theirs += 1;
    store(world, edited(world.server.doc, [setStepName('end', `theirs ${world.theirs}`)]));
  },
  answer: (world, now) => {
    const { flight } = world.state;
    if (flight?.kind === 'get') feed(world, { type: 'got', stored: world.server, now });
    else if (flight) feed(world, put(world, flight.doc, now));
  },
  lose_answer: (world, now) => {
    const { flight } = world.state;
    if (flight?.kind === 'put') put(world, flight.doc, now);
    feed(world, { type: 'no_answer', now });
  },
  lose_request: (world, now) => feed(world, { type: 'no_answer', now }),
  refuse: (world, now) => feed(world, { type: 'refused', why: 'signed_out', now }),
  hint: (world, now) => feed(world, { type: 'changed_elsewhere', etag: world.server.etag, now }),
  alarm: (world, now) => feed(world, { type: 'alarm', now }),
  flush: (world, now) => feed(world, { type: 'flush', now }),
  back: (world, now) => feed(world, { type: 'back', now }),
};

export const play = (world: World, act: Act, now: number): void => ACTS[act](world, now);

/** The network is back and stays; everything that waits comes through. */
export const settleDown = (world: World): void => {
  for (let round = 0; round < 12; round++) {
    const now = 1e6 + round * 100_000;
    for (const act of ['back', 'hint', 'answer', 'alarm', 'answer'] as const) play(world, act, now + 50_000);
  }
};
