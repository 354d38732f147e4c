import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { SandboxCredentials } from '../../sandbox/server';
import { OperatorError } from '../operatorError';
import { EXAMPLES, PROJECT } from '../paths';
import { inTurn } from '../inTurn';
import { CREDENTIAL_TYPE, putCredential, sandboxCredential } from './credentials';
import { logIn } from './login';
import {
	addWorkflow,
	connectCredential,
	listWorkflows,
	replaceWorkflow,
	workflowSchema,
	type Workflow,
} from './workflows';

/** Where the examples expect the sandbox. */
const USUAL_SANDBOX = 'http://127.0.0.1:8787';

/** The workflow with every request to the sandbox going to where it really is. */
export function pointAtSandbox(workflow: Workflow, sandboxUrl: string): Workflow {
	const pointed = JSON.stringify(workflow).replaceAll(USUAL_SANDBOX, sandboxUrl);
	return workflowSchema.parse(JSON.parse(pointed));
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
 * Puts the sandbox's credential and every example into a running n8n, the examples' nodes connected to it. An example
 * that is there is left as the operator changed it, unless its file is another one than when it was imported, which
 * `noteFile` remembers. Gives the workflows in the order in which one opens them, which is n8n's order, too, or
 * undefined where the local login was changed, so that n8n is as the operator left it.
 */
export async function fillN8n(url: string, credentials: SandboxCredentials, noteFile: string) {
	const session = await logIn(url);
	if (session === undefined) return undefined;
	const credential = await putCredential(session, sandboxCredential(credentials));
	// File name → hash of the workflow.
	const note = readNote(noteFile);
	const there = await listWorkflows(session);
	// n8n lists what was changed last first.
	const imported = await inTurn(exampleFiles().reverse(), async (file) => {
		const example = pointAtSandbox(readWorkflow(join(EXAMPLES, file)), credentials.baseUrl);
		const hash = createHash('sha256').update(JSON.stringify(example)).digest('hex');
		const workflow = connectCredential(example, { [CREDENTIAL_TYPE]: credential });
		const known = there.find(({ name }) => name === workflow.name);
		const isSame = note[file] === hash;
		note[file] = hash;
		if (known === undefined) return await addWorkflow(session, workflow);
		return isSame ? known : await replaceWorkflow(session, known, workflow);
	});
	writeFileSync(noteFile, JSON.stringify(note));
	return imported.reverse();
}

/** The files of the examples in the order in which their page shows them, which is that in which one opens them. */
export function exampleFiles(): string[] {
	const page = readFileSync(join(PROJECT, 'docs', 'examples.md'), 'utf8');
	return [...page.matchAll(/\]\(\.\.\/examples\/([\w-]+\.json)\)/g)].map(([, file = '']) => file);
}

/** What was noted when the examples were imported; nothing where they never were, or the note was cut off. */
function readNote(file: string): Record<string, string> {
	try {
		return z.record(z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
	} catch {
		return {};
	}
}
