import type { News } from '../../../features/interactions/model/news';
import { type StreamInput, type StreamState, stream, UNHEARD } from '../machine';

export const news = (id: string, last_event = 1): News => ({
  id,
  flow: 'f',
  state: 'running',
  phase: 'ringing',
  step: 'dial',
  outcome: null,
  last_event,
});

/** A machine that was fed these inputs, and what it did. */
export const fed = (inputs: readonly StreamInput[], from: StreamState = UNHEARD) => {
  let state = from;
  const effects: string[] = [];
  for (const input of inputs) {
    const [next, done] = stream(state, input);
    state = next;
    for (const effect of done) {
      const more =
        effect.type === 'say'
          ? `:${effect.said.is}`
          : effect.type === 'tell'
            ? `:${effect.news.length}`
            : effect.type === 'hint'
              ? `:${effect.hints.length}`
              : '';
      effects.push(effect.type === 'up' ? `up:${effect.up}` : effect.type + more);
    }
  }
  return { state, effects };
};

/** A page that has the line, which is up. */
export const leading = fed([
  { type: 'elected', now: 0 },
  { type: 'opened', now: 0 },
]).state;
/** A page that hears of another one's line. */
export const hearing = fed([{ type: 'heard', said: { is: 'up', up: true }, now: 0 }]).state;
