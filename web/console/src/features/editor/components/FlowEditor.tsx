import { Suspense, useState } from 'react';
import { lazyPart } from '../../../components/lazyPart';
import { Tabs } from '../../../components/Tabs';
import { FlowCanvas } from '../canvas/FlowCanvas';
import { useDesk } from '../desk/desk';
import { useStore } from '../desk/useEditorState';
import { useFaultCheck } from '../desk/useFaultCheck';
import { useWords } from '../desk/useWords';
import { Outline } from '../outline/Outline';
import { fetchForms, Panel } from '../panel/Panel';
import { useEditorText } from '../text';
import { Clashes } from './Clashes';
import { Palette } from './Palette';
import { type Opening, TopBar } from './TopBar';
import { useClipboard } from './useClipboard';
import { useEditorKeys } from './useEditorKeys';
import { useLeaving } from './useLeaving';

const PublishDialog = lazyPart(() => import('../publish/PublishDialog'), 'PublishDialog');
const FaultsDrawer = lazyPart(() => import('./FaultsDrawer'), 'FaultsDrawer');
const SearchBox = lazyPart(() => import('./SearchBox'), 'SearchBox');

/** The editor of one flow: what can be added and the outline, the canvas, and the panel of what is selected. */
export const FlowEditor = ({ onRequest }: { onRequest?: () => void }) => {
  const { t } = useEditorText();
  const desk = useDesk();
  const words = useWords();
  const [open, setOpen] = useState<Opening | null>(null);
  const told = useStore(desk.told);
  const onKeyDown = useEditorKeys(setOpen);
  const clipboard = useClipboard();
  useFaultCheck(desk);
  useLeaving(desk.saver);
  const close = () => setOpen(null);
  const left = [
    ...(desk.may.edit ? [{ key: 'palette', title: t('palette.title'), content: <Palette /> }] : []),
    { key: 'outline', title: t('top.outline'), content: <Outline /> },
  ];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and clipboard of the whole editor, whatever in it has the focus
    <div
      className="flex min-h-0 flex-col lg:h-[calc(100dvh-6.5rem)]"
      data-keys
      onKeyDown={onKeyDown}
      onPointerEnter={fetchForms}
      onFocus={fetchForms}
      {...clipboard}
    >
      <TopBar onOpen={setOpen} {...(onRequest && { onRequest })} />
      <Suspense fallback={null}>{open === 'search' && <SearchBox onClose={close} />}</Suspense>
      <Clashes />
      <div className="grid min-h-0 grow grid-cols-1 lg:grid-cols-[16rem_1fr_24rem]">
        <div className="min-h-0 overflow-y-auto border-e bg-card">
          <Tabs name={t('top.view')} tabs={left} />
        </div>
        <div className="hidden min-h-0 lg:block">
          <FlowCanvas />
        </div>
        <Panel />
      </div>
      <p role="status" className="min-h-6 border-t bg-card px-3 text-sm text-soft">
        {told && words(told)}
      </p>
      <Suspense fallback={null}>
        {open === 'faults' && <FaultsDrawer onClose={close} />}
        {open === 'publish' && desk.may.publish && <PublishDialog onClose={close} {...(onRequest && { onRequest })} />}
      </Suspense>
    </div>
  );
};
