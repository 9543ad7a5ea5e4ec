import { CalendarDays } from 'lucide-react';

export const icon = CalendarDays;
