import type { News } from '../../features/interactions/model/news';
import type { Hint } from '../../lib/live/live';
import { alarmOf, type Said, type StreamEffect, type StreamInput, stream, UNHEARD } from './machine';

/** What happens on a line to the engine. */
export type LineEvents = {
  readonly opened: () => void;
  readonly lost: () => void;
  readonly refused: () => void;
  readonly news: (news: News) => void;
  readonly hint: (hint: Hint) => void;
  readonly resync: () => void;
};

type Close = () => void;

/** The edges of the stream; each has a twin in the tests. */
export type StreamPorts = {
  readonly open: (events: LineEvents) => Close;
  /** Calls back once this page is the one that has the line. */
  readonly elect: (elected: () => void) => Close;
  /** The other pages of this browser. */
  readonly others: { readonly say: (said: Said) => void; readonly hear: (heard: (said: Said) => void) => Close };
  readonly now: () => number;
  readonly alarm: (at: number | null, ring: () => void) => void;
  readonly up: (up: boolean) => void;
  readonly tell: (news: readonly News[]) => void;
  readonly hint: (hints: readonly Hint[]) => void;
  readonly refresh: () => void;
};

type Happening = StreamInput extends infer Each ? (Each extends StreamInput ? Omit<Each, 'now'> : never) : never;

/** Runs the stream's machine on its edges, until it is stopped. */
export const runStream = (ports: StreamPorts): Close => {
  let state = UNHEARD;
  let line: Close | null = null;
  let stopped = false;
  const feed = (happening: Happening): void => {
    if (stopped) return;
    const [next, effects] = stream(state, { ...happening, now: ports.now() } as StreamInput);
    state = next;
    for (const effect of effects) act(effect);
    ports.alarm(alarmOf(state), () => feed({ type: 'alarm' }));
  };
  const act = (effect: StreamEffect): void => {
    if (effect.type === 'say') ports.others.say(effect.said);
    else if (effect.type === 'up') ports.up(effect.up);
    else if (effect.type === 'tell') ports.tell(effect.news);
    else if (effect.type === 'hint') ports.hint(effect.hints);
    else if (effect.type === 'refresh') ports.refresh();
    else {
      line?.();
      line = ports.open({
        opened: () => feed({ type: 'opened' }),
        lost: () => feed({ type: 'lost' }),
        refused: () => feed({ type: 'refused' }),
        news: (news) => feed({ type: 'news', news }),
        hint: (hint) => feed({ type: 'hint', hint }),
        resync: () => feed({ type: 'resync' }),
      });
    }
  };
  const deaf = ports.others.hear((said) => feed({ type: 'heard', said }));
  feed({ type: 'start' });
  const resign = ports.elect(() => feed({ type: 'elected' }));
  return () => {
    stopped = true;
    ports.alarm(null, () => undefined);
    line?.();
    deaf();
    resign();
    ports.up(false);
  };
};
