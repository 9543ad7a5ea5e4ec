import { useState } from 'react';
import { useMe } from '../../../lib/actions/useMe';
import { browserRandom, newId } from '../../../lib/ids/ids';
import { KEPT_REQUESTS, kept } from '../../../lib/storage/keptText';
import { systemClock } from '../../../lib/time/clock';
import { usePreflight } from '../api/preflight';
import { useStartInteraction } from '../api/startInteraction';
import { changedBy, keepSent, meantAgain } from '../model/keptRequest';
import { bodyOf, type Details, firstValues, isWhole, readValues, worthKeeping } from '../model/testRequest';
import { useCountdown } from './useCountdown';

const fresh = () => newId(browserRandom);

const TOO_MANY = 429;

/** What is typed, checked and sent; the last values come back, and a request that was sent keeps its key over a reload. */
export const useTestRequest = ({ flow_id, arguments: args }: Details) => {
  const me = useMe();
  const place = { values: `${KEPT_REQUESTS}${me}.${flow_id}`, sent: `${KEPT_REQUESTS}${me}.sent.${flow_id}` };
  const [values, setValues] = useState(() => firstValues(args, readValues(kept.read(place.values))));
  const [meant, setMeant] = useState(() =>
    meantAgain(kept.read(place.sent), { args, values, now: systemClock.now(), fresh }),
  );
  const preflight = usePreflight(flow_id);
  const sending = useStartInteraction(flow_id);
  const refused = sending.answer?.problem ?? null;
  const wait = useCountdown(refused?.status === TOO_MANY ? refused.retryAfterSeconds : null, sending.answer);
  const body = bodyOf(args, values);
  return {
    values,
    body,
    meant,
    preflight,
    sending,
    wait,
    isWhole: isWhole(args, values),
    problem: sending.problem ?? refused ?? preflight.problem,
    change: (name: string, value: string) => {
      setValues({ ...values, [name]: value });
      setMeant(
        changedBy(
          meant,
          args.find((argument) => argument.name === name),
          fresh,
        ),
      );
      preflight.reset();
    },
    check: () => {
      kept.write(place.values, JSON.stringify(worthKeeping(args, values)));
      preflight.check(body);
    },
    send: () => {
      if (sending.busy || wait > 0) return;
      // Before it goes out: a reload in between must not make another of it.
      kept.write(place.sent, keepSent(args, values, meant.key, systemClock.now()));
      setMeant({ ...meant, isSent: true });
      sending.start({ values: body, key: meant.key });
    },
    another: () => {
      kept.remove(place.sent);
      setMeant({ key: fresh(), isSent: false });
      sending.reset();
    },
  };
};
