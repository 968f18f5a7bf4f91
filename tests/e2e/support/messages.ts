// What a user reads on the approval pages, as far as tests look for it. All texts are in crates/texts.

/** Labels and phrases in one language. */
export interface Messages {
  /** How the language is called in the menu. */
  name: RegExp;
  /** Heading of the front page. */
  frontPage: RegExp;
  question: RegExp;
  title: RegExp;
  approve: RegExp;
  reject: RegExp;
  forward: RegExp;
  /** Opens to the button that passes the request on. */
  forwardQuestion: RegExp;
  /** Name of the package in the platform's catalogue. */
  packageName: RegExp;
  /** Title of the single right's service in the platform's register. */
  rightName: RegExp;
  approved: RegExp;
  rejected: RegExp;
  forwarded: RegExp;
  mayForward: RegExp;
  backToVendor: RegExp;
  signIn: RegExp;
}

export const MESSAGES = {
  nb: {
    name: /Bokmål/,
    frontPage: /^Gi datasystemer tilgang$/,
    question: /^Gi «SmartCloud» tilgang til Snill Skog AS\?$/,
    title: /^Gi «SmartCloud» tilgang til Snill Skog AS\?/,
    approve: /^Godkjenn$/,
    reject: /^Ikke godkjenn$/,
    forward: /^Send videre$/,
    forwardQuestion: /Ikke din avgjørelse/,
    packageName: /Skattegrunnlag/,
    rightName: /Krav og betalinger/,
    approved: /^«SmartCloud» har fått tilgang til Snill Skog AS/,
    rejected: /^«SmartCloud» fikk ikke tilgang til Snill Skog AS/,
    forwarded: /Forespørselen er sendt videre|Du sendte forespørselen videre/,
    mayForward: /Du kan ikke godkjenne dette selv/,
    backToVendor: /^Tilbake til localhost/,
    signIn: /^Logg inn$/,
  },
  nn: {
    name: /Nynorsk/,
    frontPage: /^Gje datasystem tilgang$/,
    question: /^Gje «SmartCloud» tilgang til Snill Skog AS\?$/,
    title: /^Gje «SmartCloud» tilgang til Snill Skog AS\?/,
    approve: /^Godkjenn$/,
    reject: /^Ikkje godkjenn$/,
    forward: /^Send vidare$/,
    forwardQuestion: /Ikkje di avgjerd/,
    packageName: /Skattegrunnlag/,
    rightName: /Krav og betalingar/,
    approved: /^«SmartCloud» har fått tilgang til Snill Skog AS/,
    rejected: /^«SmartCloud» fekk ikkje tilgang til Snill Skog AS/,
    forwarded: /Førespurnaden er send vidare|Du sende førespurnaden vidare/,
    mayForward: /Du kan ikkje godkjenne dette sjølv/,
    backToVendor: /^Tilbake til localhost/,
    signIn: /^Logg inn$/,
  },
  en: {
    name: /English/,
    frontPage: /^Give computer systems access$/,
    question: /^Give “SmartCloud” access to Snill Skog AS\?$/,
    title: /^Give “SmartCloud” access to Snill Skog AS\?/,
    approve: /^Approve$/,
    reject: /^Do not approve$/,
    forward: /^Pass it on$/,
    forwardQuestion: /Not your decision/,
    packageName: /Tax base/,
    rightName: /Claims and payments/,
    approved: /^“SmartCloud” now has access to Snill Skog AS/,
    rejected: /^“SmartCloud” did not get access to Snill Skog AS/,
    forwarded: /The request has been passed on|You passed the request on/,
    mayForward: /You cannot approve this yourself/,
    backToVendor: /^Back to localhost/,
    signIn: /^Log in$/,
  },
} as const satisfies Record<string, Messages>;

export type Language = keyof typeof MESSAGES;
export const LANGUAGES = Object.keys(MESSAGES) as Language[];
