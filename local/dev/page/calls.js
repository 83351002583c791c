/** Calls the console's interface and returns what it answers; throws an Error with its words when it refuses. */
export async function call(method, path, body) {
  const response = await fetch(path, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? answer.mesaj ?? answer.message ?? `status ${response.status}`);
  return answer;
}

/**
 * Does a task now and again `everyMs` after its end, while somebody looks at the page. A failure is told on top of the
 * page until the task succeeds again. Returns what does the task at once.
 */
export function keepDoing(task, everyMs) {
  let timer;
  const run = async () => {
    clearTimeout(timer);
    try {
      if (!document.hidden) await task();
      tellOutage(task, undefined);
    } catch (error) {
      tellOutage(task, error);
    }
    clearTimeout(timer);
    timer = setTimeout(run, everyMs);
  };
  document.addEventListener('visibilitychange', run);
  run();
  return run;
}

const failing = new Map();

function tellOutage(task, error) {
  if (error === undefined) failing.delete(task);
  else failing.set(task, error);
  const [first] = failing.values();
  const outage = document.getElementById('outage');
  const text = first === undefined ? '' : `The system does not answer as it should: ${first.message}`;
  outage.hidden = first === undefined;
  if (outage.textContent !== text) outage.textContent = text;
}
