import { Boundary } from '../components/Boundary';
import { Inside } from './Inside';
import { SessionGate } from './session/SessionGate';

export const Shell = () => (
  <Boundary waiting={null}>
    <SessionGate>
      <Inside />
    </SessionGate>
  </Boundary>
);
