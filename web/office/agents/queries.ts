import { useQuery } from '@tanstack/react-query';
import { call } from '../call';

/** The agents a text finds; nothing is asked for an empty one. */
export function useFoundAgents(text: string) {
  return useQuery({
    queryKey: ['agents', 'found', text],
    queryFn: ({ signal }) => call('care', 'find', { query: { text }, signal }),
    enabled: text !== '',
  });
}

/** An agent with its users and balance. */
export function useAgentCard(number: string) {
  return useQuery({
    queryKey: ['agents', number],
    queryFn: ({ signal }) => call('care', 'agent', { params: { number }, signal }),
  });
}
