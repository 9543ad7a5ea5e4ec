import { getRouteApi } from '@tanstack/react-router';
import { FlowPage } from '../../features/flows/components/FlowPage';

const route = getRouteApi('/inside/flows/$flowId/edit');

export const EditorPage = () => <FlowPage flowId={route.useParams().flowId} />;
