/**
 * Runs the built package in n8n's own engine, in this process and over real HTTP: loaded by n8n's
 * package loader, executed by its WorkflowExecute. Build before. About 50 ms a run.
 */
import './support/userFolder';

export { pollNode } from './support/pollNode';
export type { WorkflowJson } from './support/prepare';
export { readWorkflow, runWorkflow } from './support/run';
export { type NodeRunResult, runNode } from './support/runNode';
export { START } from './support/standIns';
export { testCredential } from './support/testCredential';
