import { Percent } from 'lucide-react';

export const icon = Percent;
