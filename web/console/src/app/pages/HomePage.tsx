import { LatestFlows } from '../../features/flows/components/LatestFlows';
import { Home } from '../../features/home/components/Home';
import { LatestInteractions } from '../../features/interactions/components/LatestInteractions';

export const HomePage = () => <Home flows={<LatestFlows />} interactions={<LatestInteractions />} />;
