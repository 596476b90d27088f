import assert from 'node:assert/strict';
import { localPage, textsOf } from '../support/local-page.js';
import { newDataDir, type RunningService, runCommand, runService } from '../support/run-service.js';

const ADRIAN = 'adrian.rocks@sendig.example';

/** Fixed moments after a press, in milliseconds, at which the process is killed. */
const MOMENTS_MS = [5, 20, 45, 80, 150, 400];

describe('the process is killed while a lead reports', () => {
  let service: RunningService | null = null;
  afterEach(() => service?.kill());

  it('has, after a restart, every report of which the lead was told that it is saved, once', async function () {
    this.timeout(120_000);
    const dataDir = newDataDir();
    service = await runService(dataDir);
    await localPage(service.origin).sendReminders();
    const [reminder] = await localPage(service.origin).chat(ADRIAN);
    const told: string[] = [];

    for (const [round, moment] of MOMENTS_MS.entries()) {
      const note = `Round ${String(round + 1)}: waiting for the survey`;
      const press = localPage(service.origin)
        .press(ADRIAN, reminder!.id, 'rag.save', {
          ref: '3.2.1',
          etag: String(round),
          page: '1',
          rag: 'Amber',
          note,
        })
        .then(
          (answer) => {
            if ((answer as { outcome: string }).outcome === 'card') told.push(note);
          },
          // Cut off by the kill: nobody was told anything.
          () => undefined,
        );
      await new Promise((resolve) => setTimeout(resolve, moment));
      await service.kill();
      await press;
      service = await runService(dataDir);
    }
    await localPage(service.origin).press(ADRIAN, reminder!.id, 'rag.save', {
      ref: '3.2.1',
      etag: 'last',
      page: '1',
      rag: 'Amber',
      note: 'Round 7: waiting for the survey',
    });
    told.push('Round 7: waiting for the survey');

    await localPage(service.origin).say(ADRIAN, 'history 3.2.1');
    const action = textsOf((await localPage(service.origin).chat(ADRIAN)).at(-1)?.cards).join('\n');
    const history = action.slice(action.indexOf('What has been said'));
    assert.ok(told.length >= 2, 'the last rounds are told before the process is killed');
    for (const note of told) {
      assert.equal(history.split(note).length - 1, 1, `${note} stands once in:\n${history}`);
    }
    const digest = await runCommand(['digest', '--format', 'json', '--as-of', '2022-09-01'], {
      DATA_DIR: dataDir,
    });
    const amber = (JSON.parse(digest.stdout) as { sections: { amber: { ref: string; note: string }[] } })
      .sections.amber;
    assert.match(
      amber.find((entry) => entry.ref === '3.2.1')?.note ?? '',
      /^Round 7: waiting for the survey/,
    );
  });
});
