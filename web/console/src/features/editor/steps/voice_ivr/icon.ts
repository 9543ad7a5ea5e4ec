import { Mic } from 'lucide-react';

export const icon = Mic;
