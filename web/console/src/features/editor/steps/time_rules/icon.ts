import { Clock } from 'lucide-react';

export const icon = Clock;
