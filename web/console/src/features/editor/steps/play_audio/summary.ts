import { type Summary, soundOf } from '../../model/summary';

export const summary: Summary = ({ source }) => soundOf(source);
