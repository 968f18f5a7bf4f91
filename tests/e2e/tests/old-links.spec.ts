// Links of the predecessor, which vendors may still send. It had none for agent requests.
import { ApprovalPage } from "../support/approval.ts";
import { PEOPLE } from "../support/platform.ts";
import { expect, test } from "../support/test.ts";

const OLD = [
  { path: "vendorrequest", kind: "standard", question: /^Gi «SmartCloud» tilgang til Snill Skog AS\?$/ },
  {
    path: "vendorchangerequest",
    kind: "change",
    question: /^Endre tilgangen «SmartCloud» har til Snill Skog AS\?$/,
  },
] as const;

/** Under the predecessor's own address, and under ours. */
const BASES = ["/authfront/ui", "/accessmanagement/ui"];

const BROKEN = [
  { name: "without an id", query: "", heading: /Lenken er ikke hel/ },
  { name: "with an empty id", query: "?id=", heading: /Lenken er ikke hel/ },
  { name: "with a damaged id", query: "?id=505f8488-3d48", heading: /Lenken er skadet/ },
  { name: "with markup for an id", query: "?id=%3Csvg%20onload%3Dx%3E", heading: /Lenken er skadet/ },
  {
    name: "with an unknown id",
    query: "?id=00000000-0000-4000-8000-000000000000",
    heading: /Forespørselen finnes ikke/,
  },
];

for (const base of BASES) {
  for (const { path, kind, question } of OLD) {
    const link = `${base}/auth/${path}`;

    test(`${link} leads to the request, which can be decided`, async ({ page, vendor, signIn }) => {
      const request = await vendor.request(kind);
      await signIn(PEOPLE.director);
      const approval = new ApprovalPage(page);
      await page.goto(`${link}?id=${request.id}&lang=nb`);
      await expect(approval.heading(question)).toBeVisible();
      await approval.approve.click();
      await expect(approval.backToVendor).toBeVisible();
      expect(await vendor.status(request)).toBe("Accepted");
    });

    test(`${link} survives login`, async ({ page, vendor, pageErrors }) => {
      pageErrors.allowSignIn();
      const { id } = await vendor.request(kind);
      const approval = new ApprovalPage(page);
      await page.goto(`${link}?id=${id}`);
      await page.getByRole("button", { name: /Intuitiv Hest/ }).click();
      await expect(approval.heading(question)).toBeVisible();
      await expect(approval.approve).toBeEnabled();
    });

    for (const { name, query, heading } of BROKEN) {
      test(`${link} ${name}`, async ({ page, signIn, pageErrors }) => {
        pageErrors.tolerate(/the server responded with a status of 40[04] /);
        await signIn(PEOPLE.director);
        const approval = new ApprovalPage(page);
        await page.goto(link + query);
        await expect(approval.heading(heading)).toBeVisible();
        await approval.expectNoDecision();
        await approval.expectWayOn();
      });
    }
  }

  test(`${base}/auth/overview, which is gone, leads on`, async ({ page, pageErrors }) => {
    pageErrors.tolerate(/401/);
    await page.goto(`${base}/auth/overview`);
    await expect(page.getByRole("heading", { level: 1, name: /Vi finner ikke siden/ })).toBeVisible();
    await expect(page.getByRole("main").getByRole("link")).toBeVisible();
  });
}

test("an agent request at an old address is not found, and nothing is taken for it", async ({
  page,
  vendor,
  signIn,
  pageErrors,
}) => {
  pageErrors.allowStatus(404);
  const { id } = await vendor.agentRequest();
  await signIn(PEOPLE.director);
  const approval = new ApprovalPage(page);
  await page.goto(`/authfront/ui/auth/vendorrequest?id=${id}`);
  await expect(approval.heading(/Forespørselen finnes ikke/)).toBeVisible();
  await approval.expectNoDecision();
});
