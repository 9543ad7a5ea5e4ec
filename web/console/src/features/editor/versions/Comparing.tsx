import { useSuspenseQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Boundary } from '../../../components/Boundary';
import { Notice } from '../../../components/Notice';
import { Tabs } from '../../../components/Tabs';
import { differenceQuery } from '../api/difference';
import { documentQuery } from '../api/flowDocument';
import { compare } from '../model/compare';
import { checked } from '../model/document';
import { DRAFT, type Pair, type Which } from '../model/versions';
import { FieldChanges } from './FieldChanges';
import { Sentences } from './Sentences';
import { TwoCanvases } from './TwoCanvases';
import { useVersionsText } from './text';

type Props = Pair & {
  flowId: string /** ETag of the draft, where one is compared that is being edited. */;
  seen?: string;
};

const docOf = (document: unknown) => {
  const reading = checked(document);
  return 'doc' in reading ? reading.doc : null;
};

const Content = ({ flowId, from, to, seen }: Props) => {
  const { t } = useVersionsText();
  const [{ data: said }, { data: before }, { data: after }] = useSuspenseQueries({
    queries: [
      differenceQuery(flowId, from, to, seen),
      documentQuery(flowId, from, seen),
      documentQuery(flowId, to, seen),
    ],
  });
  const [shown, show] = useState('sentences');
  const [chosen, choose] = useState<string>();
  const docs = useMemo(() => ({ before: docOf(before), after: docOf(after) }), [before, after]);
  const comparison = useMemo(
    () => docs.before && docs.after && compare(docs.before, docs.after),
    [docs.before, docs.after],
  );
  const name = (which: Which) => (which === DRAFT ? t('which.draft') : t('which.version', { version: which }));
  const onCanvas = (step: string) => {
    choose(step);
    show('canvases');
  };
  if (said.differences.length === 0) return <Notice>{t('compare.same')}</Notice>;
  const sentences = <Sentences differences={said.differences} docs={[docs.after, docs.before]} onChoose={onCanvas} />;
  if (!docs.before || !docs.after || !comparison) return sentences;
  const tabs = [
    { key: 'sentences', title: t('compare.sentences'), content: sentences },
    {
      key: 'canvases',
      title: t('compare.canvases'),
      content: (
        <TwoCanvases
          flowId={flowId}
          before={{ doc: docs.before, name: name(from) }}
          after={{ doc: docs.after, name: name(to) }}
          comparison={comparison}
          chosen={chosen}
          onChoose={choose}
        />
      ),
    },
    {
      key: 'fields',
      title: t('compare.fields'),
      content: <FieldChanges fields={comparison.fields} before={docs.before} after={docs.after} />,
    },
  ];
  return <Tabs name={t('compare.title')} tabs={tabs} chosen={shown} onChoose={show} />;
};

/** What differs between two documents of a flow: in words, on the canvas, and field by field. */
export const Comparing = (props: Props) => (
  <Boundary scope="flows:read">
    <Content key={`${props.from} ${props.to} ${props.seen}`} {...props} />
  </Boundary>
);
