/** Import this before n8n-core: switches n8n's SSRF protection on, which refuses private addresses. */
import './userFolder';

process.env['N8N_SSRF_PROTECTION_ENABLED'] = 'true';
process.env['N8N_SSRF_BLOCKED_HOSTNAMES'] = 'blocked.example.com';
