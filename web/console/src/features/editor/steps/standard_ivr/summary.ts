import { isList } from '../../model/json';
import { type Summary, soundOf } from '../../model/summary';

export const summary: Summary = ({ prompts }) => (isList(prompts) ? soundOf(prompts[0]) : null);
