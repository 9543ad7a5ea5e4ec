import { useSuspenseQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { stepsQuery } from '../api/oneInteraction';
import type { Detail, Step } from '../model/verdict';
import { type Visit, visitsOf } from '../model/way';

/** The steps so far. While newer ones are read, those of before stay in sight. */
export const useSteps = (interactionId: string, lastEvent: number): readonly Step[] =>
  useSuspenseQuery(stepsQuery(interactionId, useDeferredValue(lastEvent))).data;

/** The way an interaction took. */
export const useWay = ({ interaction_id, last_event, accepted_at }: Detail): readonly Visit[] => {
  const steps = useSteps(interaction_id, last_event);
  return useMemo(() => visitsOf(steps, accepted_at), [steps, accepted_at]);
};
