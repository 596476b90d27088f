/** What local mode's page shows of a message. */
export interface SeenMessage {
  readonly id: string;
  readonly cards: readonly Readonly<Record<string, unknown>>[];
}

/** What a press was answered with: a card, which then stands in the chat, or a line of text. */
export interface PressAnswer {
  readonly outcome: 'card' | 'notice' | 'failed';
  readonly text?: string;
}

/** Speaks to local mode as its page does. */
export function localPage(origin: string) {
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const response = await fetch(`${origin}/local/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify(body),
    });
    return response.json();
  };
  return {
    sendReminders: () => post('remind', {}),
    moveDay: (day: string) => post('day', { day }),
    say: (upn: string, text: string) => post('say', { upn, text, where: 'chat' }),
    press: (upn: string, messageId: string, verb: string, data: object) =>
      post('press', { upn, messageId, verb, data }) as Promise<PressAnswer>,
    async chat(upn: string): Promise<readonly SeenMessage[]> {
      const answer = (await (await fetch(`${origin}/local/chat?upn=${encodeURIComponent(upn)}`)).json()) as {
        messages: SeenMessage[];
      };
      return answer.messages;
    },
  };
}

/** Every text of a card, in the order in which it is read. */
export function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === 'text' || key === 'title' || key === 'label') && typeof inner === 'string'
      ? [inner.replaceAll('\u00a0', ' ')]
      : textsOf(inner),
  );
}
