import { Globe } from 'lucide-react';

export const icon = Globe;
