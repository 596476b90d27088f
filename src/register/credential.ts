import type { TokenCredential } from '@azure/identity';
import { CodedError } from '../errors.js';

const SCOPE = 'https://graph.microsoft.com/.default';

/** One explicit way to a token for Graph: never a chain that could pick up somebody's own login. */
type CredentialChoice =
  | { readonly kind: 'fixed'; readonly token: string }
  | { readonly kind: 'managed-identity'; readonly clientId: string | null }
  | {
      readonly kind: 'client-secret';
      readonly tenantId: string;
      readonly clientId: string;
      readonly secret: string;
    }
  | {
      readonly kind: 'client-certificate';
      readonly tenantId: string;
      readonly clientId: string;
      readonly certificatePath: string;
    }
  | { readonly kind: 'developer'; readonly tenantId: string | null };

/**
 * A function that gives a bearer token for Graph, kept and renewed by Microsoft's library.
 * The function throws `sign-in-failed` when there is none.
 */
export function createCredential(choice: CredentialChoice): () => Promise<string> {
  if (choice.kind === 'fixed') return () => Promise.resolve(choice.token);
  let credential: Promise<TokenCredential> | undefined;
  return async () => {
    try {
      credential ??= openCredential(choice);
      const token = await (await credential).getToken(SCOPE);
      if (token !== null) return token.token;
    } catch (error) {
      throw new CodedError('sign-in-failed', error instanceof Error ? error.name : choice.kind, error);
    }
    throw new CodedError('sign-in-failed', choice.kind);
  };
}

/** The library takes half a second to load, so it is loaded only where it is needed. */
async function openCredential(
  choice: Exclude<CredentialChoice, { kind: 'fixed' }>,
): Promise<TokenCredential> {
  const azure = await import('@azure/identity');
  switch (choice.kind) {
    case 'managed-identity':
      return new azure.ManagedIdentityCredential(
        choice.clientId === null ? {} : { clientId: choice.clientId },
      );
    case 'client-secret':
      return new azure.ClientSecretCredential(choice.tenantId, choice.clientId, choice.secret);
    case 'client-certificate':
      return new azure.ClientCertificateCredential(choice.tenantId, choice.clientId, choice.certificatePath);
    case 'developer':
      return new azure.AzureCliCredential(choice.tenantId === null ? {} : { tenantId: choice.tenantId });
  }
}
