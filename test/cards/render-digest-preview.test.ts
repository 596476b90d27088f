import assert from 'node:assert/strict';
import { renderDigestPreview, renderInDoubt, renderPosted } from '../../src/cards/render-digest-preview.js';
import type { ChannelPost } from '../../src/domain/channel-post.js';
import { day } from '../support/build-action.js';
import { assertGoodCard } from './check-card.js';
import { HOSTILE_TEXTS, LONGEST_TEXTS } from './hostile-text.js';
import { buttonsOf, linesOf } from './read-card.js';

const DIGEST = { day: day('2022-09-22'), meetingOn: day('2022-09-29') };
const NEXT = { ...DIGEST, on: day('2022-09-22'), time: '09:00', previewFrom: '2022-09-20T09:00' } as const;
const POST: ChannelPost = {
  ...{ kind: 'digest', ...DIGEST, status: 'done', by: 'chair@sendig.example', repliedTo: 0 },
  ...{ at: '2022-09-20T08:05:00.000Z', asOf: day('2022-09-20'), message: null },
};
const SAYS = {
  headline: 'Since 31 August 2022: 2 more overdue.',
  counts: '5 actions: 5 with no update. 2 are overdue.',
};
const LONDON = 'Europe/London';

describe('a digest that is to be posted', () => {
  it('says when it goes to the channel and what it would say, with buttons to see, post or keep it', () => {
    const { card, summary } = renderDigestPreview({
      digest: DIGEST,
      says: SAYS,
      state: NEXT,
    });
    assertGoodCard(card);
    const [title, when] = [
      'Digest for SENDIG on Thursday 29 September 2022',
      'It goes to the channel on Thursday 22 September at 09:00 unless you say otherwise.',
    ];
    assert.equal(summary, `${title}. ${when}`);
    assert.deepEqual(linesOf(card), [
      title,
      when,
      'What it says today:',
      SAYS.headline,
      SAYS.counts,
      '[See it all] [Post now] [Wait]',
    ]);
    assert.deepEqual(
      buttonsOf(card).map(({ verb, data }) => [verb, data]),
      ['digest.see', 'digest.post-now', 'digest.wait'].map((verb) => [verb, { asOf: '2022-09-22' }]),
    );
  });

  it('says who asked to wait', () => {
    const state = { waitsFor: 'Winifred Ashe', since: 'on Tuesday 20 September at 09:05' };
    const digest = { day: day('2022-10-03'), meetingOn: null };
    const { card } = renderDigestPreview({ digest, says: SAYS, state });
    assertGoodCard(card);
    assert.deepEqual(linesOf(card), [
      'Digest of Monday 3 October 2022',
      'It waits: Winifred Ashe asked for that on Tuesday 20 September at 09:05. It goes to the channel when a chair or an officer presses Post now.',
      'What it says today:',
      SAYS.headline,
      SAYS.counts,
      '[See it all] [Post now]',
    ]);
  });

  it('shows whatever words it is given', () => {
    for (const text of [...HOSTILE_TEXTS, ...Object.values(LONGEST_TEXTS)]) {
      const state = { waitsFor: text, since: 'on Tuesday 20 September at 09:05' };
      assertGoodCard(
        renderDigestPreview({ digest: DIGEST, says: { headline: text, counts: text }, state }).card,
      );
      assertGoodCard(renderPosted(POST, text, LONDON).card);
    }
  });
});

describe('a digest that was posted', () => {
  it('is said to be in the channel, with who posted it', () => {
    const title = 'Digest for SENDIG on Thursday 29 September 2022';
    assert.deepEqual(linesOf(renderPosted(POST, 'Winifred Ashe', LONDON).card), [
      title,
      'Winifred Ashe posted it in the channel on Tuesday 20 September at 09:05.',
    ]);
    assert.deepEqual(linesOf(renderPosted(POST, null, LONDON).card), [
      title,
      'It went to the channel on Tuesday 20 September at 09:05, as planned.',
    ]);
  });

  it('is asked about where nobody knows', () => {
    const { card } = renderInDoubt(POST);
    assertGoodCard(card);
    assert.deepEqual(linesOf(card), [
      'Is the digest in the channel?',
      'I may have posted the digest of Tuesday 20 September 2022: I was stopped, or Teams did not answer, before I knew.',
      'Please look in the channel. If it is not there, press Post now.',
      '[Post now] [It is there]',
    ]);
    assert.deepEqual(
      buttonsOf(card).map(({ verb, data }) => [verb, data]),
      ['digest.post-again', 'digest.is-there'].map((verb) => [verb, { asOf: '2022-09-22' }]),
    );
  });
});
