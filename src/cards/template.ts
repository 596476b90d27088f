import { readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating';
import { z } from 'zod';
import type { Card } from '../domain/messenger.js';
import { CodedError } from '../errors.js';
import { MAX_CARD_BYTES } from './card-limits.js';

/** The templates in `/cards`, by their file's name. */
export type TemplateName =
  | 'actions'
  | 'action'
  | 'report-form'
  | 'digest'
  | 'digest-preview'
  | 'notice'
  | 'put-right'
  | 'preview'
  | 'not-mine'
  | 'measure-form'
  | 'measures'
  | 'ask-form'
  | 'questions'
  | 'paper';

/** What a view model may hold: nothing may be missing or null, for the templating would print its own code. */
type ViewValue = string | number | ViewModel | readonly ViewModel[];

/**
 * The data of a template: every field a text, a list, or a button's data; a number only where a chart wants
 * one. What may be absent is a list of none or one.
 */
export interface ViewModel {
  readonly [field: string]: ViewValue;
}

const FOLDER = new URL('../../cards/', import.meta.url);
const CardShape = z.record(z.string(), z.unknown());
const parsed = new Map<TemplateName, Template>();

/** Stands for the `$` of a `${` in somebody's words while a card is checked for what was left unfilled. */
const DOLLAR = '\ue000';

/**
 * The card that a template gives with this view model. Templates are read and parsed once.
 * @throws CodedError `card-broken` when a field is missing, a value is null or the card is too big
 */
export function expand(name: TemplateName, view: ViewModel): Card {
  const template = templateOf(name);
  const data: unknown = JSON.parse(
    JSON.stringify(view).replaceAll(DOLLAR, '').replaceAll('${', `${DOLLAR}{`),
  );
  const text = JSON.stringify(template.expand({ $root: data }));
  const warning = template.getLastTemplateExpansionWarnings()[0];
  if (warning !== undefined) throw new CodedError('card-broken', `${name}: ${warning}`);
  if (text.includes('${')) throw new CodedError('card-broken', `${name}: a field was not filled in`);
  const card = CardShape.parse(JSON.parse(text.replaceAll(`${DOLLAR}{`, '${'), checkValue(name)));
  const bytes = JSON.stringify(card).length * 2;
  if (bytes > MAX_CARD_BYTES) throw new CodedError('card-broken', `${name} has ${String(bytes)} bytes`);
  return card;
}

function templateOf(name: TemplateName): Template {
  const known = parsed.get(name);
  if (known !== undefined) return known;
  const template = new Template(
    CardShape.parse(JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'))),
  );
  parsed.set(name, template);
  return template;
}

/** An input without a value is left empty rather than given `""`, which a date input may not understand. */
function checkValue(name: TemplateName): (key: string, value: unknown) => unknown {
  return (key, value) => {
    if (value === null) throw new CodedError('card-broken', `${name}: ${key} is null`);
    return key === 'value' && value === '' ? undefined : value;
  };
}
