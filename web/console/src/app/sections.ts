import {
  AudioLines,
  Cable,
  FileSpreadsheet,
  Hash,
  House,
  KeyRound,
  type LucideIcon,
  PhoneCall,
  Users,
  Workflow,
} from 'lucide-react';

/** The places of the navigation; what the reader may not read is not there, home is everybody's. */
export const sections = [
  { key: 'home', to: '/', scope: null, icon: House },
  { key: 'flows', to: '/flows', scope: 'flows:read', icon: Workflow },
  { key: 'interactions', to: '/interactions', scope: 'interactions:read', icon: PhoneCall },
  { key: 'reports', to: '/reports', scope: 'reports:read', icon: FileSpreadsheet },
  { key: 'trunks', to: '/trunks', scope: 'trunks:read', icon: Cable },
  { key: 'numbers', to: '/numbers', scope: 'numbers:read', icon: Hash },
  { key: 'prompts', to: '/prompts', scope: 'prompts:read', icon: AudioLines },
  { key: 'clients', to: '/clients', scope: 'clients:read', icon: KeyRound },
  { key: 'users', to: '/users', scope: 'users:read', icon: Users },
] as const satisfies readonly { key: string; to: string; scope: string | null; icon: LucideIcon }[];
