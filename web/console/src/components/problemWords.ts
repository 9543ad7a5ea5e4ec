import type { TFunction } from 'i18next';
import { type Problem, UNREACHABLE, UNREADABLE } from '../lib/api/problem';

/** The engine's own words; where the engine was not heard, ours. */
export const problemWords = (problem: Problem, t: TFunction<'kit'>): { title: string; description: string } => {
  if (problem.code === UNREACHABLE) return { title: t('unreachable'), description: t('unreachableAbout') };
  if (problem.code === UNREADABLE)
    return { title: t('unreadable', { status: problem.status }), description: t('unreadableAbout') };
  const wait = problem.retryAfterSeconds;
  return {
    title: problem.title,
    description: wait === null ? problem.description : `${problem.description} ${t('waits', { count: wait })}`,
  };
};
