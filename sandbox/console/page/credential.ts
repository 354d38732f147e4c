import { credentialsSchema } from './answers';
import { control } from './control';
import { part, say, warn } from './parts';

/** The texts of the credential, by the part of the page that shows them. */
const SHOWN_FIELDS = {
	'base-url': 'baseUrl',
	'app-id': 'appId',
	'private-key': 'privateKey',
} as const;

const DIGESTS: Readonly<Record<string, string>> = {
	'RSA-SHA256': 'SHA-256',
	'RSA-SHA1': 'SHA-1',
	'RSA-SHA512': 'SHA-512',
};

/** Shows what goes into the credential in n8n, and lets it be copied. */
export async function showCredential(): Promise<void> {
	const credentials = await control('GET', 'credentials', credentialsSchema);
	for (const [id, field] of Object.entries(SHOWN_FIELDS)) {
		const shown = part(id, HTMLInputElement);
		const copy = part(`${id}-copy`, HTMLButtonElement);
		shown.value = credentials[field];
		copy.disabled = shown.value === '';
		copy.addEventListener('click', () => void copyFrom(shown));
	}
	const { signatureAlgorithm } = credentials;
	part('digest', HTMLElement).textContent = DIGESTS[signatureAlgorithm] ?? signatureAlgorithm;
}

async function copyFrom(shown: HTMLInputElement): Promise<void> {
	try {
		await navigator.clipboard.writeText(shown.value);
		say(`${shown.labels?.[0]?.textContent?.trim() ?? 'It'} is copied.`);
	} catch {
		shown.select();
		warn('The browser does not allow it: press Ctrl+C to copy what is selected.');
	}
}
