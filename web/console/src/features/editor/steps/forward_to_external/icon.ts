import { PhoneForwarded } from 'lucide-react';

export const icon = PhoneForwarded;
