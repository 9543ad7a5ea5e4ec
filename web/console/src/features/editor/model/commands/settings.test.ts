import { describe, expect, test } from 'vitest';
import type { Command } from '../command';
import type { FlowDocument } from '../document';
import { edited } from '../testing/edits';
import { courier, sample } from '../testing/samples';
import { renameExit } from './renameExit';
import { replaceText } from './replaceText';
import { setOnError } from './setOnError';
import { setOnHangup } from './setOnHangup';
import { setOutput } from './setOutput';
import { setSetting } from './setSetting';

const doc = courier();
const changed = (sampleOrDoc: FlowDocument, ...commands: Command[]) => edited(sampleOrDoc, commands);

describe('settings', () => {
  test('one value by its path, others untouched', () => {
    const next = changed(
      doc,
      setSetting({ step: 'dial', path: ['ring_seconds'], value: 35 }),
      setSetting({ step: 'dial', path: ['from', 'number'], value: '+4930' }),
    );
    expect(next.steps.dial?.settings).toEqual({
      from: { number: '+4930' },
      to: { variable: 'customer_phone_number' },
      ring_seconds: 35,
    });
    expect(
      changed(doc, setSetting({ step: 'dial', path: ['ring_seconds'], value: undefined })).steps.dial?.settings,
    ).not.toHaveProperty('ring_seconds');
  });

  test('the wire of an exit that is renamed in the settings follows', () => {
    const survey = sample('voice-survey.json');
    const next = changed(survey, setSetting({ step: 'question', path: ['options', 1, 'exit'], value: 'yeah' }));
    expect(next.steps.question?.exits).toEqual({
      no: 'remark',
      yeah: 'thanks',
      no_match: 'question',
      timeout: 'question',
    });
  });

  test('an exit that only vanishes keeps its wire, for the author to decide', () => {
    const survey = sample('voice-survey.json');
    const next = changed(survey, setSetting({ step: 'question', path: ['options'], value: [] }));
    expect(next.steps.question?.exits).toEqual(survey.steps.question?.exits);
  });

  test('renaming an exit: settings, wire and error way are one edit', () => {
    const offer = changed(sample('callback-offer.json'), setOnError('offer', 'exit:yes'));
    const next = changed(offer, renameExit('offer', 'yes', 'please'));
    expect(next.steps.offer).toMatchObject({
      settings: { options: { '1': 'please' } },
      exits: { please: 'callback' },
      on_error: 'exit:please',
    });
    expect(Object.keys(next.steps.offer?.exits ?? {})).toEqual(['please', 'invalid', 'timeout']);
  });

  test('outputs, errors and hang-ups', () => {
    const next = changed(
      doc,
      setOutput('dial', 'reason', 'why'),
      setOnError('dial', 'end'),
      setOnHangup('notify', 'end'),
    );
    expect(next.steps.dial).toMatchObject({ outputs: { reason: 'why' }, on_error: 'end' });
    expect(next.steps.notify?.on_hangup).toBe('end');
    const back = changed(
      next,
      setOutput('dial', 'reason', ''),
      setOnError('dial', 'default'),
      setOnHangup('notify', null),
    );
    expect(back).toEqual(doc);
  });

  test('words are replaced in what is spoken, not in names', () => {
    const next = changed(doc, replaceText('courier', '$& rider'));
    expect(JSON.stringify(next.steps.notify?.settings)).toContain('The $& rider is at');
    expect(next.name).toBe(doc.name);
  });
});
