import { PhoneOutgoing } from 'lucide-react';

export const icon = PhoneOutgoing;
