/** What a refusal carries beside its status, its code and its sentence. */
interface RefusalDetails {
  /** The second, more exact code, which Graph puts into `innerError`. */
  readonly innerCode?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A request that is answered with an error in Graph's shape. It is thrown and caught inside this
 * folder alone; outside it only the HTTP reply is seen.
 */
export class GraphRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: RefusalDetails;

  constructor(status: number, code: string, message: string, details: RefusalDetails = {}) {
    super(message);
    this.name = 'GraphRefusal';
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** 400: the request itself is wrong. */
export function invalidRequest(message: string, innerCode?: string): GraphRefusal {
  return new GraphRefusal(400, 'invalidRequest', message, innerCode === undefined ? {} : { innerCode });
}

/** 404: no such site, list, column or item. */
export function notFound(): GraphRefusal {
  return new GraphRefusal(404, 'itemNotFound', 'The resource could not be found.');
}

/** 403: nobody may do this. */
export function accessDenied(): GraphRefusal {
  return new GraphRefusal(403, 'accessDenied', 'Access denied');
}

/** 409: a list or a column of that name is there already. */
export function nameTaken(name: string): GraphRefusal {
  return new GraphRefusal(409, 'nameAlreadyExists', `The name '${name}' is already in use.`);
}
