import { Database } from 'lucide-react';

export const icon = Database;
