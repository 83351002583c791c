import { useState } from 'react';
import { call } from '../call';
import { serverNowMs } from '../clock';
import { tellFailure } from '../refused';
import { useTimeLeft } from '../time-left';
import { useSpeech } from '../words/language';

/** An SMS needs a moment: asking again sooner only confuses, since the newest code alone counts. */
const REST_MS = 30_000;

interface ResendButtonProps {
  readonly challenge: string;
  readonly onSent: (expiresAt: string) => void;
}

/** Asks for a new code, not sooner than half a minute after the last one. */
export function ResendButton({ challenge, onSent }: ResendButtonProps) {
  const { words, language } = useSpeech();
  const [restUntilMs, setRestUntilMs] = useState(() => serverNowMs() + REST_MS);
  const [news, setNews] = useState('');
  const restMs = useTimeLeft(restUntilMs);
  const resend = async () => {
    setRestUntilMs(serverNowMs() + REST_MS);
    try {
      const { expiresAt } = await call('session', 'resendCode', { body: { challenge } });
      onSent(expiresAt);
      setNews(words.resent);
    } catch (error) {
      setNews(tellFailure(error, language));
    }
  };
  return (
    <>
      <button type="button" className="btn plain" disabled={restMs > 0} onClick={resend}>
        {restMs > 0 ? words.resendIn(Math.ceil(restMs / 1000)) : words.resend}
      </button>
      <p className="hint" role="status">
        {news}
      </p>
    </>
  );
}
