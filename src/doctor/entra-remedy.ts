/** The variables of an identity in Entra. */
interface IdentitySettings {
  readonly tenant: string;
  readonly client: string;
  readonly secret: string;
}

/**
 * What to do about a sign-in that Entra refused, where its code says which setting is wrong; else `null`.
 * The codes: learn.microsoft.com/entra/identity-platform/reference-error-codes.
 */
export function entraRemedy(reason: string, { tenant, client, secret }: IdentitySettings): string | null {
  switch (reason) {
    case 'AADSTS7000215':
      return `Set ${secret} to the value of a client secret of that app (its value, not its id).`;
    case 'AADSTS7000222':
      return `The client secret has expired: make a new one for the app in Entra and set ${secret} to its value.`;
    case 'AADSTS700027':
      return `Add the certificate that ${secret} names to the app in Entra, or set ${secret} to the one that is there.`;
    case 'AADSTS700016':
      return `Set ${client} to the application (client) id of an app in the tenant that ${tenant} names.`;
    case 'AADSTS90002':
    case 'AADSTS900023':
      return `Set ${tenant} to the tenant id of your organisation, which Entra shows on its overview page.`;
    default:
      return null;
  }
}
