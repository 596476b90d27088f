import { createListService, type ListService } from '../../../src/local/list-service/create-list-service.js';
import { createPage } from '../../../src/local/page/create-page.js';
import { day } from '../../support/build-action.js';
import { CHAIR, OFFICER, PEOPLE, type SmallWorld, startSmallWorld } from '../connector/small-world.js';

/** The page over a small world, with one list of two actions. */
export interface PageWorld extends SmallWorld {
  /** The path of the list in Graph. */
  readonly listPath: string;
  /** Speaks to the list as Graph. */
  graph(method: string, path: string, body?: object, etag?: string): Promise<Record<string, unknown>>;
}

const TOKEN = 'local';
const COLUMNS = [
  { name: 'ActionRef', displayName: 'Ref', text: {} },
  { name: 'DueOn', displayName: 'Due', dateTime: { displayAs: 'standard', format: 'dateOnly' } },
  {
    name: 'Rag',
    displayName: 'RAG',
    choice: { choices: ['Red', 'Amber', 'Green', 'Complete'], displayAs: 'dropDownMenu' },
  },
  { name: 'Progress', displayName: 'Progress', text: { allowMultipleLines: true, textType: 'plain' } },
  { name: 'Agreed', displayName: 'Agreed', boolean: {} },
];

/** Starts the world. The service believes that it is 1 September 2022. */
export async function startPageWorld(): Promise<PageWorld> {
  const world = await startSmallWorld();
  let today = day('2022-09-01');
  const lists: ListService = await createListService({
    folder: `${world.folder}/lists`,
    siteTimeZone: 'Europe/London',
    now: () => new Date('2022-09-01T08:00:00Z'),
    token: TOKEN,
    site: { host: 'sendig.example', path: '/sites/send', displayName: 'SEND' },
    people: PEOPLE,
  });
  world.app.use('/graph/v1.0', lists.router);
  world.app.use(
    createPage({
      connector: world.connector,
      people: PEOPLE,
      chairs: [CHAIR.upn],
      officers: [OFFICER.upn],
      lists: ['Action register'],
      zone: 'Europe/London',
      sample: true,
      graph: { path: '/graph/v1.0', token: TOKEN, site: 'sendig.example:/sites/send' },
      day: () => today,
      moveDay: (to) => {
        today = to;
        return Promise.resolve();
      },
      sendReminders: () => Promise.resolve({ sent: 12, failed: 0, unreachable: 1, skipped: 3 }),
      bringDigest: () => Promise.resolve('The digest is in the channel.'),
    }),
  );
  const graph: PageWorld['graph'] = async (method, path, body, etag) => {
    const response = await fetch(`${world.origin}/graph/v1.0${path}`, {
      method,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        'content-type': 'application/json',
        ...(etag === undefined ? {} : { 'if-match': etag }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (await response.json()) as Record<string, unknown>;
  };
  const site = `/sites/${String((await graph('GET', '/sites/sendig.example:/sites/send'))['id'])}`;
  const list = await graph('POST', `${site}/lists`, {
    displayName: 'Action register',
    columns: COLUMNS,
    list: { template: 'genericList' },
  });
  const listPath = `${site}/lists/${String(list['id'])}`;
  const rows = [
    {
      Title: 'Ask families about the Local Offer',
      ActionRef: '3.2.1',
      DueOn: '2022-08-30T23:00:00Z',
      Rag: 'Green',
    },
    { Title: 'List the services that are missing', ActionRef: '3.3.1', DueOn: '2022-08-30T23:00:00Z' },
  ];
  for (const fields of rows) await graph('POST', `${listPath}/items`, { fields });
  return {
    ...world,
    listPath,
    graph,
    close: async () => {
      await world.close();
      await lists.close();
    },
  };
}
