import { Split } from 'lucide-react';

export const icon = Split;
