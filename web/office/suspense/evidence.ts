import type { ShownSuggestion } from '../../../shared/api/suspense';
import type { SuspenseWords } from '../words/suspense';

type Evidence = ShownSuggestion['evidence'][number];

/** Why an agent is suggested, in one line: the heaviest reason first. */
export function tellEvidence(evidence: readonly Evidence[], words: SuspenseWords): string {
  const line = evidence.map((one) => tellOne(one, words)).join(' · ');
  return line.charAt(0).toLocaleUpperCase('tr') + line.slice(1);
}

function tellOne(evidence: Evidence, words: SuspenseWords): string {
  switch (evidence.kind) {
    case 'phone':
      return `${words.slips[evidence.slip]} ${words.phoneEnd(`${evidence.phone.slice(-4, -2)} ${evidence.phone.slice(-2)}`)}`;
    case 'agent-number':
      return words.agentNumber;
    case 'agent-code':
      return words.agentCode;
    case 'name':
      return evidence.likeness === 1 ? words.sameName(evidence.name) : words.alikeName(evidence.name);
    case 'history':
      return tellHistory(evidence, words);
    case 'registered-iban':
      return words.registeredIban;
    case 'claim':
      return words.claim;
  }
}

function tellHistory({ by, loads, confirmed }: Extract<Evidence, { kind: 'history' }>, words: SuspenseWords): string {
  const times = by === 'iban' ? words.byIban(loads + confirmed) : words.byName(loads + confirmed);
  return confirmed === 0 ? times : `${times}, ${words.confirmed(confirmed)}`;
}
