/**
 * Runs the built package in n8n's own engine, in this process and over real HTTP: loaded by n8n's
 * package loader, executed by its WorkflowExecute. Build before. About 50 ms a run.
 */
import './support/userFolder';

export type { CredentialValues } from './support/credentials';
export { pollNode, type PollOptions, type PollResult } from './support/pollNode';
export type { Surroundings, WorkflowJson } from './support/prepare';
export {
	type NodeResult,
	readWorkflow,
	type RunOptions,
	runWorkflow,
	type WorkflowResult,
} from './support/run';
export { type NodeRunOptions, type NodeRunResult, runNode } from './support/runNode';
export { EVALUATE, START } from './support/standIns';
export { type CredentialVerdict, testCredential } from './support/testCredential';
