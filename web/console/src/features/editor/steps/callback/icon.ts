import { PhoneIncoming } from 'lucide-react';

export const icon = PhoneIncoming;
