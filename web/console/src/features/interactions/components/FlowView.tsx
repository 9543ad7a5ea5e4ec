import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Marks } from '../../../lib/flow/marks';
import { precise } from '../../../lib/time/format';
import { type Detail, isOver, plain } from '../model/verdict';
import { lengthOf, marksAt, visitAt, type WaySays } from '../model/way';
import { Scrubber } from './Scrubber';
import { StepTable } from './StepTable';
import { usePlayer } from './usePlayer';
import { useWay } from './useWay';

/** A flow's picture with marks on it; drawn by the editor, so it is handed in. */
export type DrawFlow = (drawn: {
  flowId: string;
  version: number;
  marks: Marks;
  chosen: string | undefined;
  onChoose: (step: string) => void;
}) => ReactNode;

interface Props {
  detail: Detail;
  step: string | undefined;
  onStep: (step: string) => void;
  draw: DrawFlow;
}

/** The way on the version that ran, as far as the moment one looks at. */
export const FlowView = ({ detail, step, onStep, draw }: Props) => {
  const { t, i18n } = useTranslation('interactions');
  const visits = useWay(detail);
  const length = lengthOf(visits);
  const { state, moment, feed } = usePlayer(length);
  const numbers = useMemo(() => new Intl.ListFormat(i18n.language, { type: 'unit', style: 'narrow' }), [i18n.language]);
  const here = visitAt(visits, moment);
  const marks = useMemo(() => {
    const orders = (given: readonly number[]) => numbers.format(given.map(String));
    const say: WaySays = {
      passed: (given, ms) => t('way.passed', { orders: orders(given), time: precise(ms, i18n.language) }),
      here: (given) => t('way.here', { orders: orders(given) }),
      failed: (given, why) =>
        t('way.failed', { orders: orders(given), why: why === null ? t('outcome.failed') : plain(why) }),
    };
    return marksAt(visits, moment, say);
  }, [visits, moment, numbers, t, i18n.language]);
  // While it plays, or while the call runs and nobody chose a step, the picture follows.
  const follows = state.playing || state.at !== null || (!isOver(detail) && step === undefined);
  const onChoose = (id: string) => {
    const visit = visits.findLast((one) => one.id === id);
    if (state.at !== null && visit) feed({ type: 'seek', at: visit.from });
    onStep(id);
  };
  return (
    <div className="flex flex-col gap-3">
      {draw({
        flowId: detail.flow_id,
        version: detail.flow_version,
        marks,
        chosen: follows ? here?.id : step,
        onChoose,
      })}
      <Scrubber player={state} moment={moment} length={length} visits={visits} onInput={feed} />
      <StepTable
        interactionId={detail.interaction_id}
        lastEvent={detail.last_event}
        chosen={follows ? here?.order : visits.findLast(({ id }) => id === step)?.order}
      />
    </div>
  );
};
