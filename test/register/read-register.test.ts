import assert from 'node:assert/strict';
import type { Register } from '../../src/domain/register.js';
import { person } from '../support/build-action.js';
import { buildRegister, people, plan, planAction } from './build-register.js';
import type { FakeSharePoint } from './fake-sharepoint.js';

describe('reading the register', () => {
  let site: FakeSharePoint;
  let register: Register;
  let pass: (ms: number) => void;

  beforeEach(async () => {
    ({ site, register, pass } = buildRegister());
    site.knows(person('Adrian Rocks'));
    await register.provision();
    const refs = ['3.2.10', '3.2.9', '3.2.1'];
    await register.importPlan(plan(...refs.map((ref) => planAction({ ref }))), people('Adrian Rocks'));
  });

  it('reads every page, in the order of the refs', async () => {
    site.pageSize = 2;
    const { actions } = await register.read();
    assert.deepEqual(
      actions.map(({ ref }) => ref),
      ['3.2.1', '3.2.9', '3.2.10'],
    );
  });

  it('fails when a page fails, and never takes a part for the whole', async () => {
    site.pageSize = 2;
    site.fault = ({ url }) =>
      url.search.includes('skiptoken=2') ? new Response('oh', { status: 500 }) : null;
    await assert.rejects(register.read(), {
      code: 'sharepoint-unreachable',
      message: 'SharePoint cannot be reached (HTTP 500).',
    });
  });

  it('sets a broken row aside, says which, and reads the rest', async () => {
    site.edit('Action register', '1', { ActionRef: '3.2', Title: 'Not a ref' });
    site.edit('Action register', '2', { DueOn: 'in spring' });
    site.edit('Action register', '3', { Rag: 'Blue', Milestones: 'in July: a draft' });
    const { actions, findings } = await register.read();
    assert.deepEqual(
      actions.map(({ ref, rag }) => [ref, rag]),
      [['3.2.1', null]],
    );
    assert.deepEqual(findings, [
      {
        code: 'row-set-aside',
        ref: null,
        message: 'The bot leaves row 1 of the register aside: ActionRef cannot be read.',
        text: 'Not a ref',
        webUrl: 'https://contoso.example/1',
      },
      {
        code: 'row-set-aside',
        ref: '3.2.9',
        message: 'The bot leaves 3.2.9 aside: DueOn cannot be read.',
        text: 'Review what the Local Offer holds with partners and families',
        webUrl: 'https://contoso.example/2',
      },
      {
        code: 'unreadable-rag',
        ref: '3.2.1',
        message: 'The RAG of 3.2.1 is none of Red, Amber, Green and Complete, so it counts as no update.',
        text: 'Blue',
        webUrl: 'https://contoso.example/3',
      },
      {
        code: 'row-not-understood',
        ref: '3.2.1',
        message: 'A line in Milestones of 3.2.1 does not begin with a date such as 2022-09-30.',
        text: 'in July: a draft',
        webUrl: 'https://contoso.example/3',
      },
    ]);
  });

  it('leaves the second row of a ref aside', async () => {
    site.edit('Action register', '2', { ActionRef: '3.2.10' });
    const { actions, findings } = await register.read();
    assert.equal(actions.length, 2);
    assert.deepEqual(
      findings.map(({ message }) => message),
      ['The register has 3.2.10 twice; the bot leaves row 2 aside.'],
    );
  });

  it('reads dates as the days they are in London, in summer and in winter', async () => {
    site.edit('Action register', '3', {
      DueOn: '2026-10-04T23:00:00Z',
      RevisedDueOn: '2026-12-05T00:00:00Z',
      PublishNotesTo: '2026-09-30T23:00:00Z',
      LastUpdateAt: '2026-10-04T23:30:00Z',
    });
    const action = await register.readAction('3.2.1');
    assert.deepEqual(
      [action?.dueOn, action?.revisedDueOn, action?.publishNotesTo, action?.lastUpdateAt],
      ['2026-10-05', '2026-12-05', '2026-10-01', '2026-10-04T23:30:00.000Z'],
    );
  });

  it('reads the meetings that have a day', async () => {
    const rows = [
      { Board: 'SENDIG', MeetingOn: '2022-09-29T23:00:00Z', PapersDueOn: '2022-09-22T23:00:00Z' },
      { Board: 'EAIB' },
    ];
    site.list('Meetings').rows.push(...rows.map((fields, at) => ({ id: String(at), version: 1, fields })));
    assert.deepEqual((await register.read()).meetings, [
      { board: 'SENDIG', meetingOn: '2022-09-30', papersDueOn: '2022-09-23' },
    ]);
  });

  it('names people by the site’s list, by their address, or says that it cannot', async () => {
    site.edit('Action register', '1', { Lead: [{ LookupId: 11, LookupValue: 'A. Rocks' }] });
    site.edit('Action register', '2', { Lead: [{ LookupId: 99, LookupValue: 'Somebody who left' }] });
    site.edit('Action register', '3', { Lead: null, LeadUpn: 'Tim.Bowman@sendig.example\nno address' });
    const { actions, findings } = await register.read();
    assert.deepEqual(
      actions.map(({ ref, people: leads }) => [ref, leads]),
      [
        ['3.2.1', [{ name: 'Tim Bowman', upn: 'tim.bowman@sendig.example' }]],
        ['3.2.9', []],
        ['3.2.10', [person('Adrian Rocks')]],
      ],
    );
    assert.deepEqual(
      findings.map(({ message, text }) => [message, text]),
      [
        [
          'A person in Lead of 3.2.9 has no address on this site, so the bot cannot write to them.',
          'Somebody who left',
        ],
        ['A line in LeadUpn of 3.2.1 is no address.', 'no address'],
      ],
    );
  });

  it('tells guests from groups, and groups from people who have left', async () => {
    const claim = 'i:0#.f|membership|ann_charity.example#ext#@council.example';
    const rows = [
      { Title: 'Ann Guest', Name: claim, EMail: 'ann@charity.example', ContentType: 'Person' },
      {
        Title: 'Ben Shared',
        Name: 'i:0#.f|membership|urn:spo:guest#ben@charity.example',
        ContentType: 'Person',
      },
      { Title: 'Ownership Board', EMail: 'board@council.example', ContentType: 'SharePointGroup' },
      { Title: 'SEND Team', Name: 'c:0o.c|federateddirectoryclaimprovider|1', EMail: 'send@council.example' },
    ];
    const known = site.list('Personas').rows;
    known.push(...rows.map((fields, at) => ({ id: String(at + 51), version: 1, fields })));
    const lead = (id: number) => ({ LookupId: id, LookupValue: `person ${String(id)}` });
    site.edit('Action register', '1', { Lead: [lead(51), lead(52)] });
    site.edit('Action register', '2', { Lead: [lead(53), { ...lead(54), Email: 'send@council.example' }] });
    site.edit('Action register', '3', { Lead: [lead(99)] });
    const { actions, findings } = await register.read();
    assert.deepEqual(
      actions.map(({ ref, people: leads }) => [ref, leads.map(({ upn }) => upn)]),
      [
        ['3.2.1', []],
        ['3.2.9', []],
        ['3.2.10', ['ann_charity.example#ext#@council.example', 'ben@charity.example']],
      ],
    );
    assert.deepEqual(
      findings.map(({ code, message }) => `${code}: ${message}`),
      [
        'lead-is-a-body: A lead in Lead of 3.2.9 is a group, and the bot writes to people only; name the people instead.',
        'lead-is-a-body: A lead in Lead of 3.2.9 is a group, and the bot writes to people only; name the people instead.',
        'person-not-matched: A person in Lead of 3.2.1 has no address on this site, so the bot cannot write to them.',
      ],
    );
  });

  it('hears within the hour that somebody has another name and address', async () => {
    await register.read();
    const [row] = site.list('Personas').rows;
    Object.assign(row!.fields, {
      Title: 'Adrian Stone',
      Name: 'i:0#.f|membership|adrian.stone@sendig.example',
    });
    pass(3_599_000);
    assert.deepEqual((await register.read()).actions[0]?.people, [person('Adrian Rocks')]);
    pass(1_000);
    assert.deepEqual((await register.read()).actions[0]?.people, [person('Adrian Stone')]);
  });

  it('reads the addresses in the rows when the app may not see the site’s people', async () => {
    site.lists.splice(site.lists.indexOf(site.list('Personas')), 1);
    const lead = { LookupId: 11, LookupValue: 'Adrian Rocks', Email: 'Adrian.Rocks@sendig.example' };
    site.edit('Action register', '3', { Lead: [lead] });
    const action = await buildRegister(site).register.readAction('3.2.1');
    assert.deepEqual(action?.people, [person('Adrian Rocks')]);
  });

  it('goes on without a list or a column that it does not need', async () => {
    site.lists.splice(site.lists.indexOf(site.list('Meetings')), 1);
    const { columns } = site.list('Action register');
    columns.splice(
      columns.findIndex(({ name }) => name === 'Evidence'),
      1,
    );
    const { actions, findings } = await buildRegister(site).register.read();
    assert.equal(actions.length, 3);
    assert.deepEqual(
      findings.map(({ message }) => message),
      [
        'The list Action register has no column Evidence; run "npm run -s sendig -- provision" to create it.',
        'The site has no list Meetings; run "npm run -s sendig -- provision" to create it.',
      ],
    );
  });

  it('sees within a minute that a list which was missing is there', async () => {
    const [meetings] = site.lists.splice(site.lists.indexOf(site.list('Meetings')), 1);
    const fresh = buildRegister(site);
    const missing = async () => (await fresh.register.read()).findings.map(({ text }) => text);
    assert.deepEqual(await missing(), ['Meetings']);
    site.lists.push(meetings!);
    assert.deepEqual(await missing(), ['Meetings']);
    fresh.pass(60_000);
    assert.deepEqual(await missing(), []);
  });

  it('stops without the register, without its ActionRef and without the site', async () => {
    const { columns } = site.list('Action register');
    columns.splice(
      columns.findIndex(({ name }) => name === 'ActionRef'),
      1,
    );
    await assert.rejects(buildRegister(site).register.read(), {
      message: 'The list has no column ActionRef, which is needed to read an action.',
    });
    site.lists.length = 0;
    await assert.rejects(buildRegister(site).register.read(), {
      message: 'The SharePoint list "Action register" does not exist.',
    });
    site.fault = () => new Response('', { status: 404 });
    await assert.rejects(buildRegister(site).register.read(), {
      message: 'There is no SharePoint site contoso.sharepoint.com:/sites/send.',
    });
  });

  it('says how to name the site when a whole address was set', async () => {
    const address = 'https://contoso.sharepoint.com/sites/send';
    await assert.rejects(buildRegister(site, address).register.read(), {
      message: `There is no SharePoint site ${address}.`,
      remedy: 'Set SHAREPOINT_SITE, for example SHAREPOINT_SITE=contoso.sharepoint.com:/sites/send.',
    });
  });

  it('finds the lists again after they were deleted and made anew', async () => {
    await register.read();
    site.lists.length = 0;
    await assert.rejects(register.read(), { code: 'list-not-found' });
    await register.provision();
    assert.deepEqual((await register.read()).actions, []);
  });
});
