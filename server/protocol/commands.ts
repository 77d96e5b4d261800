import * as z from 'zod/mini';

/** Commands that the server runs for any client (`workspace/executeCommand`). */

/** Checks one draft now, whatever the setting `duibiao.check.run`. Arguments: its address. */
export const checkDraftCommand = 'duibiao.server.checkDraft';

/** Checks every draft of the workspace's folders, open or not. No arguments. Answers a WorkspaceReport. */
export const checkWorkspaceCommand = 'duibiao.server.checkWorkspace';

/** Writes one finding into the baseline, so that it is not shown again. */
export const hideFindingCommand = 'duibiao.server.hideFinding';

export const HiddenFinding = z.object({
  uri: z.string(),
  /** Of the document, as the finding was shown. */
  version: z.number(),
  rule: z.string(),
  from: z.number(),
  to: z.number(),
});
export type HiddenFinding = z.infer<typeof HiddenFinding>;

export const WorkspaceReport = z.object({
  files: z.number(),
  /** Of warnings and errors. */
  grave: z.number(),
  findings: z.number(),
  failed: z.array(z.object({ path: z.string(), reason: z.string() })),
  cancelled: z.boolean(),
});
export type WorkspaceReport = z.infer<typeof WorkspaceReport>;
