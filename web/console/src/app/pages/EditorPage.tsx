import { getRouteApi } from '@tanstack/react-router';
import { Suspense } from 'react';
import { lazyPart } from '../../components/lazyPart';
import { EditorOfFlow } from '../../features/editor/components/EditorOfFlow';

const RequestPanel = lazyPart(() => import('../../features/flows/components/RequestPanel'), 'RequestPanel');
const Trace = lazyPart(() => import('../../features/interactions/components/Trace'), 'Trace');

const route = getRouteApi('/inside/flows/$flowId/edit');

/** A flow, and over it the request that starts it: `?panel=request`. */
export const EditorPage = () => {
  const { flowId } = route.useParams();
  const { panel } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (next: 'request' | undefined) => void navigate({ search: { panel: next } });
  return (
    <>
      <EditorOfFlow flowId={flowId} onRequest={() => show('request')} />
      <Suspense fallback={null}>
        {panel === 'request' && (
          <RequestPanel
            flowId={flowId}
            onClose={() => show(undefined)}
            trace={(interactionId) => (
              <Suspense fallback={null}>
                <Trace interactionId={interactionId} />
              </Suspense>
            )}
          />
        )}
      </Suspense>
    </>
  );
};
