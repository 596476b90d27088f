import type { Rag } from '../domain/rag.js';

/** What the buttons of the cards ask for: the `verb` of a press. */
export const VERBS = {
  /** Opens the form of an action without an answer chosen. */
  open: 'rag.open',
  /** Saves the form. */
  save: 'rag.save',
  /** Saves the form, saying that what looks like a date of birth in it is none. */
  saveNoBirthDate: 'rag.save-no-birth-date',
  /** Says in one tap what was said last, or that an action is on track of which nothing was said yet. */
  same: 'rag.same',
  /** Takes the last report back. */
  undo: 'rag.undo',
  /** Another page of a person's own actions. */
  actionsPage: 'actions.page',
  /** One action in full. */
  action: 'actions.show',
  /** Another page of all that is overdue. */
  overduePage: 'actions.overdue',
  /** Another page of all that is due in the next 30 days. */
  duePage: 'actions.due',
  /** Another page of what was asked in words. */
  listPage: 'actions.list',
  /** Says that an action is not one's own: asks whose it is. */
  notMine: 'lead.not-mine',
  /** Tells the project officer so. */
  notMineSave: 'lead.not-mine-save',
  /** Another page of who would get what. */
  preview: 'lead.preview',
  /** An officer sends what the preview shows. */
  send: 'lead.send',
  /** Another of those who were not reached. */
  unreachedPage: 'lead.unreached',
  /** Another page of who has not reported. */
  silentPage: 'lead.silent',
  /** Opens the form for the figure of a measure. */
  measureOpen: 'measure.open',
  /** Saves that form. */
  measureSave: 'measure.save',
  /** Another page of the impact measures. */
  measurePage: 'measure.page',
  /** Another page of a digest. */
  digestPage: 'digest.page',
  /** Opens the form for a question of the chair's to a lead. */
  ask: 'digest.ask',
  /** Asks it. */
  askSave: 'digest.ask-save',
  /** The chair agrees the date to which an action has moved. */
  agree: 'digest.agree',
  /** The chair keeps the date before it. */
  keepDate: 'digest.keep-date',
  /** Another page of the questions that the chair may wish to ask. */
  questionsPage: 'digest.questions',
  /** Sees the whole of the digest that is to be posted. */
  digestSee: 'digest.see',
  /** Posts it now. */
  digestPostNow: 'digest.post-now',
  /** It is not posted until somebody says so. */
  digestWait: 'digest.wait',
  /** Of one that may have been posted: it is not there, so it is posted. */
  digestPostAgain: 'digest.post-again',
  /** Of the same: it is there. */
  digestIsThere: 'digest.is-there',
  /** The same of the impact measures of a quarter. */
  measuresPostAgain: 'measure.post-again',
  measuresIsThere: 'measure.is-there',
} as const;

/** What the button of each answer asks for: its form. */
export const RAG_VERBS = {
  Red: 'rag.red',
  Amber: 'rag.amber',
  Green: 'rag.green',
  Complete: 'rag.complete',
} as const satisfies Record<Rag, string>;
