import { getRouteApi } from '@tanstack/react-router';
import { InteractionPage } from '../../features/interactions/components/InteractionPage';

const route = getRouteApi('/inside/interactions/$interactionId');

export const OneInteractionPage = () => <InteractionPage interactionId={route.useParams().interactionId} />;
