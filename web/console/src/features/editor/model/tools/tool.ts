import type { Command } from '../command';
import type { Port } from '../commands/addStep';
import { connectExit } from '../commands/connectExit';
import { insertOnEdge } from '../commands/insertOnEdge';
import { moveSteps, type Places } from '../commands/moveSteps';
import { snapped } from '../place';

/** What a person is in the middle of. Mouse, keys and the outline feed the same machine. */
export type Tool =
  | { readonly is: 'idle' }
  | {
      readonly is: 'dragging';
      readonly from: Places;
      readonly now: Places /** The wire under the card, where letting go would put it in. */;
      readonly over: Port | null;
    }
  | { readonly is: 'wiring'; readonly port: Port /** The step that would be chosen. */; readonly over: string | null };

export type ToolInput =
  | { readonly type: 'grab'; readonly places: Places }
  /** How far from where it was grabbed; free = not on the grid. */
  | {
      readonly type: 'drag';
      readonly dx: number;
      readonly dy: number;
      readonly free?: boolean;
      readonly over?: Port | null;
    }
  | { readonly type: 'wire'; readonly port: Port }
  | { readonly type: 'hover'; readonly step: string | null }
  | { readonly type: 'drop' }
  | { readonly type: 'pick'; readonly step: string }
  | { readonly type: 'escape' }
  /** One press of an arrow key. */
  | { readonly type: 'nudge'; readonly places: Places; readonly dx: number; readonly dy: number };

export const IDLE: Tool = { is: 'idle' };

export type ToolStep = { readonly tool: Tool; readonly command: Command | null };

const stay = (tool: Tool): ToolStep => ({ tool, command: null });
const done = (command: Command | null): ToolStep => ({ tool: IDLE, command });

/** One step of a gesture: it ends in one command or, by Escape from anywhere, in none. */
export const gesture = (tool: Tool, input: ToolInput): ToolStep => {
  switch (input.type) {
    case 'escape':
      return done(null);
    case 'grab':
      return tool.is === 'idle'
        ? stay({ is: 'dragging', from: input.places, now: input.places, over: null })
        : stay(tool);
    case 'wire':
      return stay({ is: 'wiring', port: input.port, over: null });
    case 'nudge':
      return tool.is === 'idle' ? done(moveSteps(moved(input.places, input.dx, input.dy, true))) : stay(tool);
    case 'drag':
      return tool.is === 'dragging'
        ? stay({ ...tool, now: moved(tool.from, input.dx, input.dy, input.free ?? false), over: input.over ?? null })
        : stay(tool);
    case 'hover':
      return tool.is === 'wiring' ? stay({ ...tool, over: input.step }) : stay(tool);
    case 'pick':
      return tool.is === 'wiring' ? done(connectExit({ ...tool.port, to: input.step })) : stay(tool);
    case 'drop':
      return dropped(tool);
  }
};

const dropped = (tool: Tool): ToolStep => {
  if (tool.is === 'wiring') return tool.over === null ? done(null) : done(connectExit({ ...tool.port, to: tool.over }));
  if (tool.is === 'idle' || same(tool.from, tool.now)) return done(null);
  const move = moveSteps(tool.now);
  const ids = Object.keys(tool.now);
  return done(
    tool.over && ids.length === 1 && ids[0] !== undefined ? both(move, insertOnEdge(ids[0], tool.over)) : move,
  );
};

/** Dropped on a wire: the card stands there and the wire goes through it, as one entry. */
const both = (move: Command, insert: Command): Command => ({
  ...insert,
  refuse: (doc, kinds) => move.refuse(doc, kinds),
  do: (doc, kinds) => {
    const there = move.do(doc, kinds);
    return insert.refuse(there, kinds) === null ? insert.do(there, kinds) : there;
  },
});

const moved = (places: Places, dx: number, dy: number, free: boolean): Places =>
  Object.fromEntries(
    Object.entries(places).map(([id, { x, y }]) => {
      const to = { x: x + dx, y: y + dy };
      return [id, free ? { x: Math.round(to.x), y: Math.round(to.y) } : snapped(to)];
    }),
  );

const same = (a: Places, b: Places): boolean =>
  Object.entries(a).every(([id, p]) => b[id]?.x === p.x && b[id].y === p.y);
