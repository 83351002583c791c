/** What an address chooses under a name; undefined when it names nothing that can be chosen. */
export function readChoice<Value extends string>(
  search: URLSearchParams,
  name: string,
  choices: readonly Value[],
): Value | undefined {
  const asked = search.get(name);
  return choices.find((choice) => choice === asked);
}
