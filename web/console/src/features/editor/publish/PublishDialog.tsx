import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import { DialogFoot } from '../../../components/DialogFoot';
import { Failure } from '../../../components/Failure';
import { Notice } from '../../../components/Notice';
import { Section } from '../../../components/Section';
import { useWords } from '../desk/useWords';
import { useEditorText } from '../text';
import { PublishChanges } from './PublishChanges';
import { PublishFaults } from './PublishFaults';
import { PublishMessage } from './PublishMessage';
import { PublishPreflight } from './PublishPreflight';
import { PublishTests } from './PublishTests';
import { usePublish } from './usePublish';

type Props = { onClose: () => void; onRequest?: () => void };

/** Makes the draft the version that runs: what is in the way, what its tests say, what changes, what would stop a call, and why. */
export const PublishDialog = ({ onClose, onRequest }: Props) => {
  const { t } = useEditorText();
  const words = useWords();
  const state = usePublish();
  const [message, setMessage] = useState('');
  const { block, published, running, verb } = state;
  const go = () => {
    if (block === 'unsent') state.save();
    else if (block === null && !state.busy && !published) state.publish(message);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) go();
  };
  const parts: [string, ReactNode][] = [
    [t('publish.faults'), <PublishFaults key="faults" />],
    [t('publish.tests'), <PublishTests key="tests" {...state.tests} />],
    [
      t('publish.changes'),
      <PublishChanges
        key="changes"
        running={running}
        isFirst={state.versionsRead && !running}
        isSame={block === 'same'}
        etag={state.etag}
      />,
    ],
    [t('publish.preflight'), <PublishPreflight key="preflight" disabled={block === 'unsent' || block === 'same'} />],
    [
      t('publish.message'),
      <PublishMessage
        key="message"
        value={message}
        fault={state.problem?.at('message') ?? null}
        onChange={setMessage}
      />,
    ],
  ];
  const says = state.overtaken ? (
    <Notice tone="warn" urgent>
      {t(`publish.${state.overtaken}`)}
    </Notice>
  ) : (
    state.problem && <Failure problem={state.problem} shown={['message']} />
  );
  return (
    <Dialog title={t('publish.title')} onClose={onClose} wide>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl Enter counts in the whole dialog, whatever in it has the focus */}
      <div className="flex flex-col gap-5" onKeyDown={onKeyDown}>
        {published ? (
          <Notice tone="good" urgent>
            {t('publish.done', { version: published.number })}
          </Notice>
        ) : (
          parts.map(([title, part], i) => (
            <Section
              key={title}
              title={t('publish.part', { n: i + 1, title })}
              {...(i === 3 && { about: t('publish.preflight_about') })}
            >
              {part}
            </Section>
          ))
        )}
        <DialogFoot says={says}>
          {published ? (
            onRequest && (
              <Button
                kind="main"
                onClick={() => {
                  onClose();
                  onRequest();
                }}
              >
                {t('publish.request')}
              </Button>
            )
          ) : (
            <>
              {block && <p className="text-sm text-soft">{t(`publish.blocked_${block}`)}</p>}
              <Button kind="main" busy={state.busy} disabled={block !== null && block !== 'unsent'} onClick={go}>
                {block === 'unsent' ? t('top.save') : words({ key: `publish.${verb.key}`, values: verb.values })}
              </Button>
            </>
          )}
        </DialogFoot>
      </div>
    </Dialog>
  );
};
