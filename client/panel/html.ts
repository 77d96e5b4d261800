import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

export interface Page {
  /** Name of its script and style in `dist`. */
  readonly name: string;
  readonly title: string;
}

/** A page of ours: an empty frame that its script fills. Nothing but our own script and style may run or load. */
export function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri, { name, title }: Page): string {
  const nonce = randomBytes(16).toString('base64url');
  const file = (ending: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', `${name}.${ending}`)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${file('css')}">
<title>${title}</title>
</head>
<body>
<main id="page" aria-busy="true"></main>
<div id="said" role="status" class="unseen"></div>
<script nonce="${nonce}" src="${file('js')}"></script>
</body>
</html>`;
}
