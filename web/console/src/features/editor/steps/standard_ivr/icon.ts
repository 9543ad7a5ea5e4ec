import { Grid3x3 } from 'lucide-react';

export const icon = Grid3x3;
