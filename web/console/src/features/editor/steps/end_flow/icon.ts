import { CircleStop } from 'lucide-react';

export const icon = CircleStop;
