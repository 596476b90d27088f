/** Something that did not work, with the sentence that says so and the HTTP status. */
export class Failure extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** Asks the service for something of its own: `session`, `chat?upn=…`. */
export const ask = (path) => call(`/local/${path}`);

/** Tells the service something. */
export const tell = (path, body) =>
  call(`/local/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** @throws Failure */
export async function call(path, options = {}) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Failure('The service does not answer. Is it still running?', 0);
  }
  const text = await response.text();
  const body = text === '' ? {} : parse(text);
  if (response.ok) return body;
  // The lists answer errors as Graph does, with an object.
  const said = typeof body.error === 'string' ? body.error : body.error?.message;
  throw new Failure(said ?? 'That did not work. Please try again.', response.status);
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
