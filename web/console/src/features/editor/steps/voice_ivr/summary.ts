import { type Summary, soundOf } from '../../model/summary';

export const summary: Summary = ({ prompt }) => soundOf(prompt);
