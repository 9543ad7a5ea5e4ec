import { Keyboard } from 'lucide-react';

export const icon = Keyboard;
