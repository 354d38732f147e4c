import { SUCCESS_CODE } from '../../../wallet-api/contract';
import { FAILURES } from '../../../wallet-api/failureTable';
import { type LoggedRequest, requestsSchema, type State } from './answers';
import { control } from './control';
import { part, textElement } from './parts';

/** How many requests the page shows. */
const SHOWN_REQUESTS = 100;

const clock = new Intl.DateTimeFormat('en-GB', {
	hour: '2-digit',
	minute: '2-digit',
	second: '2-digit',
	fractionalSecondDigits: 3,
});

/** The requests the sandbox received, newest first, each of which opens to show all of it. */
export class RequestList {
	private readonly list = part('log', HTMLOListElement);
	private readonly items = new Map<number, HTMLLIElement>();
	private readonly unanswered = new Set<number>();
	private readonly pause = part('log-pause', HTMLButtonElement);
	private readonly search = part('log-search', HTMLInputElement);
	private last = 0;
	private isPaused = false;

	/** @param resumed called when the list follows the sandbox again */
	constructor(resumed: () => void) {
		this.search.addEventListener('input', () => this.find());
		this.pause.addEventListener('click', () => {
			this.isPaused = !this.isPaused;
			this.pause.ariaPressed = String(this.isPaused);
			this.pause.textContent = this.isPaused ? 'Resume' : 'Pause';
			if (!this.isPaused) resumed();
		});
	}

	/** Fetches what came since the last time, and what was not answered then. */
	async follow({ counters: { requests } }: State): Promise<void> {
		const waiting = part('log-waiting', HTMLElement);
		waiting.textContent = this.isPaused ? `Paused, ${newer(requests - this.last)}.` : '';
		if (this.isPaused) return;
		if (requests < this.last) this.clear();
		if (requests === this.last && this.unanswered.size === 0) return;
		const after = Math.min(this.last, ...[...this.unanswered].map((number) => number - 1));
		const path = `requests?after=${after}&last=${SHOWN_REQUESTS}`;
		const { list } = await control('GET', path, requestsSchema);
		for (const request of list) this.put(request);
		for (const number of this.items.keys()) {
			if (number <= this.last - SHOWN_REQUESTS) this.drop(number);
		}
		part('no-requests', HTMLElement).hidden = this.items.size > 0;
		this.find();
	}

	/** Shows only those that hold the text that is looked for, whatever its case. */
	private find(): void {
		const wanted = this.search.value.trim().toLowerCase();
		let found = 0;
		for (const item of this.items.values()) {
			item.hidden = !(item.textContent ?? '').toLowerCase().includes(wanted);
			if (!item.hidden) found++;
		}
		part('log-found', HTMLElement).textContent =
			wanted === '' ? '' : `${found} of the last ${this.items.size}`;
	}

	private put(request: LoggedRequest): void {
		const { number } = request;
		const known = this.items.get(number);
		if (known !== undefined && !this.unanswered.has(number)) return;
		if (isAnswered(request)) this.unanswered.delete(number);
		else this.unanswered.add(number);
		this.last = Math.max(this.last, number);
		const details = known?.querySelector('details') ?? document.createElement('details');
		details.replaceChildren(
			summaryOf(request),
			textElement('pre', JSON.stringify(request, null, 2)),
		);
		if (known === undefined) this.add(number, details);
	}

	private add(number: number, details: HTMLDetailsElement): void {
		const item = document.createElement('li');
		item.append(details);
		this.items.set(number, item);
		this.list.prepend(item);
	}

	private drop(number: number): void {
		this.items.get(number)?.remove();
		this.items.delete(number);
		this.unanswered.delete(number);
	}

	private clear(): void {
		for (const number of this.items.keys()) this.drop(number);
		this.last = 0;
	}
}

function newer(count: number): string {
	return count > 0 ? `${count.toLocaleString('en')} newer` : 'nothing newer';
}

function summaryOf(request: LoggedRequest): HTMLElement {
	const { number, time, path, signatureVerified, faults } = request;
	const summary = document.createElement('summary');
	summary.append(
		textElement('span', String(number), 'number'),
		textElement('time', clock.format(time)),
		signatureVerified
			? textElement('span', '✓ verified', 'verified')
			: textElement('span', '✗ refused', 'refused'),
		textElement('span', answerOf(request), 'answer'),
		textElement('span', askedOf(request)),
		textElement('span', path.replace('/open-api/jt/wallet', ''), 'path'),
		textElement('span', faults.join(', '), 'struck'),
	);
	return summary;
}

function isAnswered({ answeredCode, httpStatus }: LoggedRequest): boolean {
	return answeredCode !== undefined || httpStatus !== undefined;
}

function answerOf({ answeredCode, httpStatus }: LoggedRequest): string {
	if (answeredCode === SUCCESS_CODE) return `${answeredCode} success`;
	if (answeredCode === undefined)
		return httpStatus === undefined ? 'no answer' : `HTTP ${httpStatus}`;
	const known = Object.values(FAILURES).find(({ codes }) =>
		codes.some((code) => code === answeredCode),
	);
	return known === undefined ? String(answeredCode) : `${answeredCode} ${known.title}`;
}

function askedOf({ parameters = {} }: LoggedRequest): string {
	const { page, size } = parameters;
	return [page && `page ${String(page)}`, size && `${String(size)} rows`]
		.filter(Boolean)
		.join(', ');
}
