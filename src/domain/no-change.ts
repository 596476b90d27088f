import type { Action } from './action.js';
import type { ActionUpdate, Report, ReportSource } from './report.js';

/**
 * The report that "No change" makes: the RAG as it stands and the reason given last. `null` where nobody
 * has reported the action yet, or it is Complete. `lastUpdate` is its last row in `Action updates`.
 */
export function noChange(
  action: Action,
  lastUpdate: ActionUpdate | null,
  source: ReportSource,
): Pick<Report, 'ref' | 'rag' | 'note' | 'evidence' | 'revisedDueOn' | 'source'> | null {
  if (action.rag === null || action.rag === 'Complete') return null;
  const note = lastUpdate?.toRag === action.rag ? lastUpdate.note : '';
  return { ref: action.ref, rag: action.rag, note, evidence: '', revisedDueOn: null, source };
}
