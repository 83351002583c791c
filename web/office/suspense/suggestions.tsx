import type { FoundAgent, ShownSuggestion } from '../../../shared/api/suspense';
import { useSuspenseWords } from '../words/suspense';
import { tellEvidence } from './evidence';

interface SuggestionsProps {
  readonly suggestions: readonly ShownSuggestion[];
  readonly chosen: FoundAgent | undefined;
  readonly onChoose: (agent: FoundAgent) => void;
}

const score = new Intl.NumberFormat('tr-TR', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** The agents it may belong to, best first, each with its reasons and under its digit. */
export function Suggestions({ suggestions, chosen, onChoose }: SuggestionsProps) {
  const words = useSuspenseWords();
  if (suggestions.length === 0) return <p className="muted">{words.noSuggestions}</p>;
  return (
    <ol className="suggestions" aria-label={words.suggestions}>
      {suggestions.map((suggestion, index) => (
        <li key={suggestion.agent.number}>
          <button
            type="button"
            aria-pressed={suggestion.agent.number === chosen?.number}
            onClick={() => onChoose(suggestion.agent)}
          >
            <kbd>{index + 1}</kbd>
            <span>
              <b>
                {suggestion.agent.code} · {suggestion.agent.title}
              </b>
              {suggestion.agent.state === 'frozen' && <span className="tag bad">{words.frozen}</span>}
              <span className="sub">{tellEvidence(suggestion.evidence, words)}</span>
            </span>
            <span>{score.format(suggestion.score)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
