import { Volume2 } from 'lucide-react';

export const icon = Volume2;
