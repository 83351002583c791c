import { useState } from 'react';
import type { DeskCase } from '../../../shared/api/desk';
import type { CaseNumber } from '../../../shared/domain/case';
import { instant } from '../../../shared/domain/instant';
import { isInterrupted } from '../../../shared/domain/letter-fate';
import { serverNowMs } from '../../clock';
import { Alert } from '../../parts/alert';
import { tellFailure } from '../../refused';
import { useLanguage } from '../../words/speech';
import { formatMoment } from '../../words/time';
import { call } from '../call';
import { useCasesWords } from '../words/cases';

type Message = DeskCase['messages'][number];

interface MessagesProps {
  readonly number: CaseNumber;
  readonly messages: readonly Message[];
  readonly onChanged: () => void;
}

/** What was written, by them and by us, oldest first. Their words are shown as text and nothing else. */
export function Messages({ number, messages, onChanged }: MessagesProps) {
  const words = useCasesWords();
  const { language } = useLanguage();
  const [failure, setFailure] = useState<unknown>();
  const sendAgain = async ({ id }: Message) => {
    try {
      await call('desk', 'sendAgain', { params: { number, message: id }, body: {} });
      onChanged();
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <>
      <h3>{words.messages}</h3>
      {failure !== undefined && <Alert>{tellFailure(failure, language)}</Alert>}
      <ul className="case-messages">
        {messages.map((message) => {
          const { id, direction, address, at, subject, text, isSenderProved } = message;
          return (
            <li key={id}>
              <details open={direction === 'in' && text !== ''}>
                <summary>
                  <b>{direction === 'out' ? words.ours : (address ?? words.channels.online)}</b> · {subject}
                  <span className="sub">
                    {formatMoment(at)}
                    {direction === 'in' && address && isSenderProved === false && ` · ${words.unproved}`}
                    {direction === 'out' && fateOf(message, words)}
                  </span>
                </summary>
                <p className="case-text">{text}</p>
              </details>
              {canBeSentAgain(message) && (
                <button type="button" className="btn plain" onClick={() => void sendAgain(message)}>
                  {words.sendAgain}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** What became of a letter of ours: nothing to say of one that went. */
function fateOf(message: Message, words: ReturnType<typeof useCasesWords>): string {
  if (message.sentAt !== undefined) return '';
  if (message.unsent !== undefined) return ` · ${words.unsentWhy[message.unsent] ?? words.unsent}`;
  if (isInterrupted(message, instant(serverNowMs()))) return ` · ${words.unsent}`;
  return ` · ${message.enclosure === undefined ? words.onItsWay : words.awaitsPaper}`;
}

function canBeSentAgain(message: Message): boolean {
  return message.unsent !== undefined || isInterrupted(message, instant(serverNowMs()));
}
