import { z } from 'zod';
import type { Fault } from '../../../sandbox/faults/faultSchema';
import type { MerchantSource } from '../../../sandbox/merchant/source';
import type { Settings } from '../../../sandbox/settings';

const userSchema = z.object({ mchUuid: z.string(), balance: z.number() }).passthrough();

/** A wallet user as the sandbox's control address shows it. */
export type SandboxUser = z.infer<typeof userSchema>;

const requestSchema = z.object({
	path: z.string(),
	signatureVerified: z.boolean(),
	parameters: z.record(z.unknown()).optional(),
});

/** The sandbox of this run, steered by its control addresses as a person would. */
export class SandboxControl {
	constructor(private readonly url: string) {}

	/** Starts over: other users, no faults, an empty log, the settings of the start. */
	async reset(source: Pick<MerchantSource, 'users' | 'seed'> = {}): Promise<void> {
		await this.call('POST', 'reset', z.unknown(), source);
	}

	async setFaults(...faults: readonly Fault[]): Promise<void> {
		await this.call('POST', 'faults', z.unknown(), { faults });
	}

	async change(settings: Partial<Settings>): Promise<void> {
		await this.call('POST', 'settings', z.unknown(), settings);
	}

	/** The users that match, newest first. `filters`: field → values with commas between them. */
	async users(filters: Readonly<Record<string, string>> = {}): Promise<SandboxUser[]> {
		const query = new URLSearchParams({ size: '10000', ...filters });
		const page = z.object({ list: z.array(userSchema) });
		return (await this.call('GET', `users?${query.toString()}`, page)).list;
	}

	/** The requests since the last reset, oldest first. */
	async requests(): Promise<Array<z.infer<typeof requestSchema>>> {
		return (await this.call('GET', 'requests', z.object({ list: z.array(requestSchema) }))).list;
	}

	private async call<T>(
		method: string,
		path: string,
		shape: z.ZodType<T, z.ZodTypeDef, unknown>,
		body?: unknown,
	): Promise<T> {
		const response = await fetch(`${this.url}/control/${path}`, {
			method,
			headers: body === undefined ? {} : { 'content-type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`The sandbox refused ${method} ${path}: ${text}`);
		return shape.parse(JSON.parse(text));
	}
}
