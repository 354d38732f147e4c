import { z } from 'zod';
import type { RestSession } from './rest';

const credentialShape = z.object({ id: z.string().optional(), name: z.string() }).passthrough();
const nodeShape = z
	.object({
		name: z.string(),
		type: z.string(),
		parameters: z.record(z.unknown()),
		credentials: z.record(credentialShape).optional(),
	})
	.passthrough();

/** A workflow as it is exported: what a file in `examples` holds. Fields not named here are kept. */
export const workflowSchema = z
	.object({
		name: z.string(),
		nodes: z.array(nodeShape),
		connections: z.record(z.unknown()),
		settings: z.record(z.unknown()).optional(),
	})
	.passthrough();

/** A workflow as it is exported. */
export type Workflow = z.infer<typeof workflowSchema>;

const stored = z.object({
	id: z.string(),
	name: z.string(),
	/** The version that `activateWorkflow` publishes. */
	versionId: z.string(),
});

/** A workflow in an n8n. */
export type StoredWorkflow = Readonly<z.infer<typeof stored>>;

/** Every workflow that is not archived. */
export async function listWorkflows(session: RestSession): Promise<StoredWorkflow[]> {
	const all = z.array(stored.extend({ isArchived: z.boolean().optional() }));
	return (await session.call('GET', '/workflows', all)).filter(({ isArchived }) => !isArchived);
}

/** Without any, n8n stores null, and its editor then cannot execute a second step of the workflow. */
const NO_PINNED_DATA = { pinData: {} };

/** Puts a new workflow into n8n. */
export const addWorkflow = async (session: RestSession, workflow: Workflow) =>
	await session.call('POST', '/workflows', stored, { ...NO_PINNED_DATA, ...workflow });

/** Puts another content into a workflow that is there. */
export async function replaceWorkflow(
	session: RestSession,
	{ id, versionId }: StoredWorkflow,
	workflow: Workflow,
): Promise<StoredWorkflow> {
	const path = `/workflows/${id}?forceSave=true`;
	return await session.call('PATCH', path, stored, { ...NO_PINNED_DATA, ...workflow, versionId });
}

/** Turns a workflow's triggers on: it then runs by itself. */
export const activateWorkflow = async (session: RestSession, { id, versionId }: StoredWorkflow) =>
	await session.call('POST', `/workflows/${id}/activate`, z.unknown(), { versionId });

/** Turns a workflow's triggers off. */
export const deactivateWorkflow = async (session: RestSession, { id }: StoredWorkflow) =>
	await session.call('POST', `/workflows/${id}/deactivate`, z.unknown(), {});

/** Credentials that are in the n8n, by their type. */
export type Credentials = Readonly<Record<string, { readonly id: string; readonly name: string }>>;

/** The workflow with its nodes' credentials pointing at those that are in the n8n, where there is one of their type. */
export function connectCredential(workflow: Workflow, stored: Credentials): Workflow {
	const nodes = workflow.nodes.map((node) => {
		if (node.credentials === undefined) return node;
		const types = Object.entries(node.credentials);
		const credentials = types.map(([type, named]) => [type, stored[type] ?? named]);
		return { ...node, credentials: Object.fromEntries(credentials) };
	});
	return { ...workflow, nodes };
}
