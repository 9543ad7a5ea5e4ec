import { Braces } from 'lucide-react';

export const icon = Braces;
