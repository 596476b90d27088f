import { localPage, type SeenMessage, textsOf } from './local-page.js';

/** Somebody at local mode's page, who presses and types as people do, and reads what comes. */
export interface LeadUser {
  /** Writes in the own chat, and gives the lines of the card that answers. */
  say(text: string): Promise<readonly string[]>;
  /** Presses the newest button of that verb and action on the newest card, with what was filled in. */
  press(verb: string, ref: string, filledIn?: object): Promise<readonly string[]>;
}

/** That person at the page of a running service. */
export function leadUser(origin: string, upn: string): LeadUser {
  const page = localPage(origin);
  const newest = async (): Promise<SeenMessage> => {
    const found = (await page.chat(upn)).at(-1);
    if (found === undefined) throw new Error(`${upn} has no message`);
    return found;
  };
  return {
    say: async (text) => {
      await page.say(upn, text);
      return textsOf((await newest()).cards);
    },
    press: async (verb, ref, filledIn = {}) => {
      const { id, cards } = await newest();
      const data = buttonData(cards, verb, ref);
      if (data === null) throw new Error(`no button ${verb} for ${ref}`);
      const answer = await page.press(upn, id, verb, { ...inputsOf(cards), ...filledIn, ...data });
      return answer.outcome === 'card' ? textsOf((await newest()).cards) : [answer.text ?? answer.outcome];
    },
  };
}

/** The data of the last button of that verb and action. */
function buttonData(card: unknown, verb: string, ref: string): Readonly<Record<string, unknown>> | null {
  if (typeof card !== 'object' || card === null) return null;
  const own = card as { verb?: string; data?: { ref?: string } };
  const inner = Object.values(card).map((value) => buttonData(value, verb, ref));
  return (
    inner.findLast((data) => data !== null) ?? (own.verb === verb && own.data?.ref === ref ? own.data : null)
  );
}

/** What stands in the inputs of a card, as a client sends it. */
function inputsOf(card: unknown): Record<string, string> {
  if (typeof card !== 'object' || card === null) return {};
  const { type, id, value } = card as { type?: unknown; id?: unknown; value?: unknown };
  const own =
    typeof type === 'string' && type.startsWith('Input.') && typeof id === 'string'
      ? { [id]: typeof value === 'string' ? value : '' }
      : {};
  return Object.assign(own, ...Object.values(card).map(inputsOf)) as Record<string, string>;
}
