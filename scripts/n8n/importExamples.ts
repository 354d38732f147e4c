import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '../operatorError';
import type { StoredCredential } from './credentials';
import { EXAMPLE_ORDER } from './exampleOrder';
import type { RestSession } from './rest';
import {
	addWorkflow,
	connectCredential,
	listWorkflows,
	replaceWorkflow,
	workflowSchema,
	type StoredWorkflow,
	type Workflow,
} from './workflows';

/** What was imported: file name → hash of the workflow. */
const noteSchema = z.record(z.string());

/** Where the examples expect the sandbox. */
const USUAL_SANDBOX = 'http://127.0.0.1:8787';

/** The workflow with every request to the sandbox going to where it really is. */
export function pointAtSandbox(workflow: Workflow, sandboxUrl: string): Workflow {
	return workflowSchema.parse(
		JSON.parse(JSON.stringify(workflow).replaceAll(USUAL_SANDBOX, sandboxUrl)),
	);
}

/** Reads an importable workflow. Fails with an OperatorError where the file is none. */
export function readWorkflow(path: string): Workflow {
	try {
		return workflowSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
	} catch (failure) {
		throw new OperatorError(`${path} is not a workflow that n8n can import: ${String(failure)}`);
	}
}

/**
 * Puts every workflow of a folder into n8n, its nodes connected to the credential and the sandbox, and gives them in the
 * order in which one opens them, which is n8n's order, too. One that is there is left as the
 * operator changed it, unless its file is another one than when it was imported, which `noteFile` remembers.
 */
export async function importExamples(
	session: RestSession,
	folder: string,
	type: string,
	credential: StoredCredential,
	noteFile: string,
	sandboxUrl: string,
): Promise<StoredWorkflow[]> {
	const note = readNote(noteFile);
	const there = await listWorkflows(session);
	const imported: StoredWorkflow[] = [];
	// n8n lists what was changed last first.
	for (const file of examplesIn(folder).reverse()) {
		const example = pointAtSandbox(readWorkflow(join(folder, file)), sandboxUrl);
		const hash = createHash('sha256').update(JSON.stringify(example)).digest('hex');
		const workflow = connectCredential(example, type, credential);
		const known = there.find(({ name }) => name === workflow.name);
		if (known === undefined) imported.push(await addWorkflow(session, workflow));
		else if (note[file] === hash) imported.push(known);
		else imported.push(await replaceWorkflow(session, known, workflow));
		note[file] = hash;
	}
	writeFileSync(noteFile, JSON.stringify(note));
	return imported.reverse();
}

/** The workflows of a folder in the order in which one opens them; those that have no place in it last, by name. */
function examplesIn(folder: string): string[] {
	const place = (file: string) => EXAMPLE_ORDER.indexOf(file) + 1 || EXAMPLE_ORDER.length + 1;
	return readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.sort()
		.sort((one, other) => place(one) - place(other));
}

function readNote(path: string): Record<string, string> {
	try {
		return noteSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
	} catch {
		return {};
	}
}
